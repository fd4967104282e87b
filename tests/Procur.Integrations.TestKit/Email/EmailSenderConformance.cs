using System.Security.Cryptography;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every e-mail service.</summary>
[SuiteOf(typeof(IEmailSender))]
public abstract class EmailSenderConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IEmailScript, new()
{
    private const string Ann = "ann@example.com";
    private const string Ben = "ben@example.com";
    private const string Cleo = "cleo@example.com";

    private IEmailSender Sender => World.Get<IEmailSender>();

    private IEmailSuppressions Suppressions => World.Get<IEmailSuppressions>();

    [Fact]
    public async Task A_mail_arrives_as_it_was_given_and_each_recipient_has_a_receipt()
    {
        var receipt = await Sender.SendAsync(
            Mail() with
            {
                To = [new(Ann, "Ann Ämne")],
                Cc = [Ben],
                Bcc = [Cleo],
                ReplyTo = ["desk@example.com"],
                Text = "Good day, 10 < 20 & \"quotes\" – ünïcode",
                Html = "<p>Good day</p>",
                Headers = new Dictionary<string, string> { ["X-Procur"] = "17" },
                Reference = "PO-1001",
            },
            Token
        );

        var mail = Assert.Single(await Fixture.MailsAsync(World, Token));
        Assert.Equal([Ann], mail.To);
        Assert.Equal([Ben], mail.Cc);
        Assert.Equal([Cleo], mail.Bcc);
        Assert.Equal(["desk@example.com"], mail.ReplyTo);
        Assert.Equal("Contract 17", mail.Subject);
        Assert.Equal("Good day, 10 < 20 & \"quotes\" – ünïcode", mail.Text);
        Assert.Equal("<p>Good day</p>", mail.Html);
        Assert.Equal("17", mail.Headers["X-Procur"]);
        Assert.Equal([Ann, Ben, Cleo], receipt.Recipients.Select(one => one.Address.Address));
        Assert.All(receipt.Recipients, one => Assert.Equal(EmailRecipientStatus.Accepted, one.Status));
        Assert.All(receipt.Recipients, one => Assert.Equal(mail.MessageId, one.MessageId));
        Assert.False(receipt.IsSimulated);
        Assert.Equal("PO-1001", Assert.Single(await World.EffectsAsync(Fixture.EffectOfSending, Token)).Reference);
    }

    [Fact]
    public async Task Who_it_is_from_is_what_the_mail_says_or_else_the_connection()
    {
        await Sender.SendAsync(Mail(), Token);
        var byConnection = (await Fixture.MailsAsync(World, Token)).Single();
        await Sender.SendAsync(
            Mail() with
            {
                From = new(byConnection.From.Replace("no-reply", "desk", StringComparison.Ordinal), "Desk"),
            },
            Token
        );

        var byMail = (await Fixture.MailsAsync(World, Token))[^1];
        Assert.NotEmpty(byConnection.From);
        Assert.NotEqual(byConnection.From, byMail.From);
        Assert.Equal("Desk", byMail.FromName);
    }

    [Fact]
    public async Task Files_arrive_byte_by_byte_whether_their_length_is_known_or_not()
    {
        var small = RandomNumberGenerator.GetBytes(1);
        var large = RandomNumberGenerator.GetBytes(3_000_001);
        var receipt = await Sender.SendAsync(
            Mail() with
            {
                Html = "<img src=\"cid:logo\">",
                Attachments =
                [
                    new("contract.pdf", FileContent.FromBytes(small)) { ContentType = "application/pdf" },
                    new("größe.bin", FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new DripStream(large)))),
                    new("logo.png", FileContent.FromBytes(new byte[] { 1, 2 })) { ContentType = "image/png", ContentId = "logo" },
                ],
            },
            Token
        );

        var files = Assert.Single(await Fixture.MailsAsync(World, Token)).Files;
        Assert.Equal(["contract.pdf", "größe.bin", "logo.png"], files.Select(file => file.Name));
        Assert.Equal(["application/pdf", "application/octet-stream", "image/png"], files.Select(file => file.ContentType));
        Assert.Equal([null, null, "logo"], files.Select(file => file.ContentId));
        Assert.Equal([1, large.Length, 2], files.Select(file => file.Length));
        Assert.Equal([Hash(small), Hash(large), Hash([1, 2])], files.Select(file => file.Sha256));
        Assert.Single(receipt.Recipients);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Files_that_are_too_large_are_refused_before_anything_is_sent(bool saysLength)
    {
        var attachment = new EmailAttachment(
            "large.bin",
            FileContent.FromFactory(
                _ => ValueTask.FromResult<Stream>(new MadeStream(Fixture.TooManyBytes)),
                saysLength ? Fixture.TooManyBytes : null
            )
        );

        await Assert.ThrowsAsync<ArgumentException>(() => Sender.SendAsync(Mail() with { Attachments = [attachment] }, Token));

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Fact]
    public async Task A_file_of_another_length_than_it_says_sends_nothing_that_could_be_taken_for_whole()
    {
        var attachment = new EmailAttachment(
            "short.bin",
            FileContent.FromFactory(_ => ValueTask.FromResult<Stream>(new MemoryStream([1, 2, 3])), 30)
        );

        await TellAsync(() => Sender.SendAsync(Mail() with { Attachments = [attachment] }, Token));

        Assert.Empty(await World.EffectsAsync(Fixture.EffectOfSending, Token));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_stream_that_can_be_read_once_only_is_sent_unless_it_must_be_read_before(bool isNamed)
    {
        var bytes = RandomNumberGenerator.GetBytes(10_001);
        var mail = Mail() with
        {
            Attachments = [new("drips.bin", FileContent.FromStream(new DripStream(bytes), bytes.Length))],
            OperationKey = isNamed ? "send contract 17" : null,
        };

        if (isNamed)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Sender.SendAsync(mail, Token));
            Assert.Empty(await World.EffectsAsync(Fixture.EffectOfSending, Token));
            return;
        }

        await Sender.SendAsync(mail, Token);
        Assert.Equal(Hash(bytes), Assert.Single(Assert.Single(await Fixture.MailsAsync(World, Token)).Files).Sha256);
    }

    [Fact]
    public async Task An_address_that_stands_twice_gets_it_once()
    {
        var receipt = await Sender.SendAsync(Mail() with { To = [Ann, "ANN@example.com"], Cc = [Ann, Ben], Bcc = [Ben] }, Token);

        var mail = Assert.Single(await Fixture.MailsAsync(World, Token));
        Assert.Equal([Ann], mail.To);
        Assert.Equal([Ben], mail.Cc);
        Assert.Empty(mail.Bcc);
        Assert.Equal(2, receipt.Recipients.Count);
    }

    [Fact]
    public async Task Who_is_suppressed_is_refused_and_the_others_get_it()
    {
        await SuppressAsync(Ben, EmailSuppressionReason.Bounce);

        var receipt = await Sender.SendAsync(Mail() with { To = [Ann, "Ben@Example.com"], Cc = [Cleo] }, Token);

        Assert.Equal(
            [EmailRecipientStatus.Accepted, EmailRecipientStatus.Refused, EmailRecipientStatus.Accepted],
            receipt.Recipients.Select(one => one.Status)
        );
        Assert.Equal(EmailRefusal.Suppressed, receipt.Recipients[1].Refusal);
        Assert.Equal([Ann], Assert.Single(await Fixture.MailsAsync(World, Token)).To);
    }

    [Fact]
    public async Task Where_all_whom_it_is_for_are_suppressed_nothing_is_sent_and_nothing_thrown()
    {
        await SuppressAsync(Ann, EmailSuppressionReason.Complaint);

        var receipt = await Sender.SendAsync(Mail() with { Cc = [Ben] }, Token);

        Assert.Equal([EmailRecipientStatus.Refused, EmailRecipientStatus.NotSent], receipt.Recipients.Select(one => one.Status));
        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Fact]
    public async Task Who_has_left_gets_his_own_business_and_no_marketing()
    {
        await SuppressAsync(Ann, EmailSuppressionReason.Unsubscribe);

        var marketing = await Sender.SendAsync(Mail() with { Category = EmailCategory.Marketing }, Token);
        var business = await Sender.SendAsync(Mail(), Token);

        Assert.Equal(EmailRecipientStatus.Refused, Assert.Single(marketing.Recipients).Status);
        Assert.Equal(EmailRecipientStatus.Accepted, Assert.Single(business.Recipients).Status);
    }

    [Fact]
    public async Task Another_tenants_suppressions_hold_nothing_back()
    {
        await Suppressions.AddAsync(new EmailSuppression("globex", Ann, EmailSuppressionReason.Bounce), Token);

        var receipt = await Sender.SendAsync(Mail(), Token);

        Assert.Equal(EmailRecipientStatus.Accepted, Assert.Single(receipt.Recipients).Status);
    }

    [Fact]
    public async Task Marketing_offers_a_way_to_leave_by_one_click_and_a_receipt_offers_none()
    {
        await Sender.SendAsync(
            Mail() with
            {
                Category = EmailCategory.Marketing,
                Unsubscribe = new EmailUnsubscribe { Address = new Uri("https://host.example/leave/17"), Mailbox = "leave@host.example" },
            },
            Token
        );
        await Sender.SendAsync(Mail() with { Category = EmailCategory.Marketing }, Token);
        await Sender.SendAsync(Mail(), Token);

        var mails = await Fixture.MailsAsync(World, Token);
        Assert.Equal("<https://host.example/leave/17>, <mailto:leave@host.example>", mails[0].Headers["List-Unsubscribe"]);
        Assert.Equal("List-Unsubscribe=One-Click", mails[0].Headers["List-Unsubscribe-Post"]);
        Assert.Equal([false, true, false], mails.Select(mail => mail.HasServicesWayOut));
        Assert.DoesNotContain("List-Unsubscribe", mails[2].Headers.Keys);
    }

    [Fact]
    public async Task What_would_begin_another_header_or_is_incomplete_is_refused_before_anything_is_sent()
    {
        const string break1 = "Hello\r\nBcc: everybody@example.com";
        EmailMessage[] bad =
        [
            Mail() with
            {
                Subject = break1,
            },
            Mail() with
            {
                Subject = " ",
            },
            Mail() with
            {
                Text = null,
            },
            Mail() with
            {
                To = [],
            },
            Mail() with
            {
                Headers = new Dictionary<string, string> { ["X-A"] = break1 },
            },
            Mail() with
            {
                Headers = new Dictionary<string, string> { ["X-A: 1\r\nBcc"] = "x" },
            },
            Mail() with
            {
                Headers = new Dictionary<string, string> { ["Bcc"] = "everybody@example.com" },
            },
            Mail() with
            {
                Unsubscribe = new EmailUnsubscribe { Address = new Uri("http://host.example/leave") },
            },
            Mail() with
            {
                Unsubscribe = new EmailUnsubscribe(),
            },
            Mail() with
            {
                Attachments = [new("../../x", FileContent.FromBytes(new byte[1]))],
            },
            Mail() with
            {
                Attachments = [new("x", FileContent.FromBytes(new byte[1])) { ContentType = "text/plain\r\nX: 1" }],
            },
        ];
        foreach (var mail in bad)
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Sender.SendAsync(mail, Token));
        }

        Assert.Throws<ArgumentException>(() => new EmailAddress(Ann, break1));
        foreach (var address in (string[])["ann", "@example.com", "ann@", "a n@example.com", "Ann <ann@example.com>", "a@b,c@d"])
        {
            Assert.Throws<ArgumentException>(() => new EmailAddress(address));
        }

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Fact]
    public async Task A_mail_beyond_a_limit_is_refused_before_anything_is_sent_and_the_limit_is_named()
    {
        Assert.NotEmpty(Fixture.BeyondLimits);
        foreach (var (limit, make) in Fixture.BeyondLimits)
        {
            var e = await Assert.ThrowsAnyAsync<ArgumentException>(() => Sender.SendAsync(make(), Token));
            Assert.Contains(limit, e.Message, StringComparison.Ordinal);
        }

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Fact]
    public async Task Many_at_once_never_mix_their_recipients()
    {
        await Parallel.ForEachAsync(
            Enumerable.Range(0, 200),
            Token,
            async (i, token) =>
                await Sender.SendAsync(Mail() with { To = [$"person{i}@example.com"], Subject = $"For {i}", Text = $"Text {i}" }, token)
        );

        var mails = await Fixture.MailsAsync(World, Token);
        Assert.Equal(200, mails.Count);
        Assert.All(
            mails,
            mail =>
            {
                var number = mail.Subject!["For ".Length..];
                Assert.Equal([$"person{number}@example.com"], mail.To);
                Assert.Equal($"Text {number}", mail.Text);
            }
        );
    }

    [Fact]
    public async Task The_same_operation_key_gives_the_recorded_answer_and_sends_once()
    {
        var mail = Mail() with { OperationKey = "send contract 17", Attachments = [Contract([1, 2, 3])] };

        var first = await Sender.SendAsync(mail, Token);
        await SuppressAsync("somebody@example.com", EmailSuppressionReason.Bounce);
        var second = await Sender.SendAsync(mail with { Reference = mail.Reference }, Token);

        Assert.Equal(first.MessageId, second.MessageId);
        Assert.Equal(first.Recipients, second.Recipients);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfSending, Token));
    }

    [Fact]
    public async Task The_same_operation_key_with_another_file_or_text_is_refused()
    {
        var mail = Mail() with { OperationKey = "send contract 17", Attachments = [Contract([1, 2, 3])] };
        await Sender.SendAsync(mail, Token);

        var other = mail with { Attachments = [Contract([1, 2, 4])] };
        var byFile = await Assert.ThrowsAsync<IntegrationException>(() => Sender.SendAsync(other, Token));
        var byText = await Assert.ThrowsAsync<IntegrationException>(() => Sender.SendAsync(mail with { Text = "Other" }, Token));

        Assert.Equal(IntegrationErrorKind.Conflict, byFile.Kind);
        Assert.Equal(IntegrationErrorKind.Conflict, byText.Kind);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfSending, Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_mail_is_true_and_it_is_never_sent_twice(string fault)
    {
        await World.FaultAsync(fault, Token);
        var mail = Mail() with { OperationKey = "send contract 17", Attachments = [Contract([1, 2, 3])] };

        var told = await TellAsync(() => Sender.SendAsync(mail, Token));
        await AssertTruthAsync(told, Fixture.EffectOfSending);

        var again = await TellAsync(() => Sender.SendAsync(mail, Token));
        var effects = await World.EffectsAsync(Fixture.EffectOfSending, Token);
        Assert.InRange(effects.Count, 0, 1);
        Assert.True(again != Told.Done || effects.Count == 1);
    }

    private static EmailMessage Mail() =>
        new()
        {
            To = [Ann],
            Subject = "Contract 17",
            Text = "It is ready.",
        };

    private static EmailAttachment Contract(byte[] bytes) => new("c.pdf", FileContent.FromBytes(bytes)) { ContentType = "application/pdf" };

    private static string Hash(byte[] bytes) => Convert.ToHexStringLower(SHA256.HashData(bytes));

    private async Task SuppressAsync(string address, EmailSuppressionReason reason) =>
        await Suppressions.AddAsync(new EmailSuppression("", address, reason), Token);
}
