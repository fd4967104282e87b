using System.Text.Json.Nodes;
using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every e-mail service that mails many at once.</summary>
[SuiteOf(typeof(IBulkEmail))]
public abstract class BulkEmailConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, IEmailScript, new()
{
    private static readonly DateTimeOffset Moment = new(2026, 3, 1, 9, 30, 0, TimeSpan.Zero);

    private IBulkEmail Bulk => World.Get<IBulkEmail>();

    [Fact]
    public async Task More_than_one_call_takes_are_mailed_each_alone_and_each_has_a_receipt()
    {
        var count = Fixture.RecipientsPerCall + 1;

        var receipt = await Bulk.SendBulkAsync(ToMany(count), Token);

        var mails = await Fixture.MailsAsync(World, Token);
        Assert.Equal(count, mails.Count);
        Assert.All(mails, mail => Assert.Single(mail.To));
        Assert.All(mails, mail => Assert.Empty(mail.Cc.Concat(mail.Bcc)));
        Assert.Equal(Enumerable.Range(0, count).Select(Address), receipt.Recipients.Select(one => one.Address.Address));
        Assert.All(receipt.Recipients, one => Assert.Equal(EmailRecipientStatus.Accepted, one.Status));
        Assert.All(receipt.Recipients, one => Assert.NotNull(one.MessageId));
        Assert.Null(receipt.Error);
        Assert.Equal(2, (await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token)).Count);
    }

    [Fact]
    public async Task Each_gets_his_own_values_over_those_of_all()
    {
        await Bulk.SendBulkAsync(
            ToMany(2) with
            {
                Recipients = [new("ann@example.com") { Variables = new JsonObject { ["name"] = "Ann" } }, new("ben@example.com")],
            },
            Token
        );

        var mails = await Fixture.MailsAsync(World, Token);
        Assert.Contains("Ann", Of("ann@example.com").Html, StringComparison.Ordinal);
        Assert.Contains("all of you", Of("ben@example.com").Html, StringComparison.Ordinal);

        ShownMail Of(string address) => mails.Single(mail => mail.To.Contains(address));
    }

    [Fact]
    public async Task The_same_text_for_all_needs_no_template()
    {
        var receipt = await Bulk.SendBulkAsync(
            new BulkEmail
            {
                Recipients = [new("ann@example.com"), new("ANN@example.com"), new("ben@example.com")],
                Subject = "Closed on Monday",
                Text = "We are.",
            },
            Token
        );

        var mails = await Fixture.MailsAsync(World, Token);
        Assert.Equal(["ann@example.com", "ben@example.com"], mails.SelectMany(mail => mail.To));
        Assert.All(mails, mail => Assert.Equal("We are.", mail.Text));
        Assert.Equal(2, receipt.Recipients.Count);
    }

    [Fact]
    public async Task One_whom_the_service_refuses_keeps_nobody_else_from_getting_it()
    {
        if (Fixture.RefusedAddress is not { } refused)
        {
            Assert.Skip("The service refuses no address in its answer.");
            return;
        }

        var receipt = await Bulk.SendBulkAsync(
            ToMany(3) with
            {
                Recipients = [new("ann@example.com"), new(refused), new("ben@example.com")],
            },
            Token
        );

        Assert.Equal(
            [EmailRecipientStatus.Accepted, EmailRecipientStatus.Refused, EmailRecipientStatus.Accepted],
            receipt.Recipients.Select(one => one.Status)
        );
        Assert.Equal(EmailRefusal.InvalidAddress, receipt.Recipients[1].Refusal);
        Assert.NotEmpty(receipt.Recipients[1].Detail!);
        Assert.Null(receipt.Error);
        Assert.Equal(2, (await Fixture.MailsAsync(World, Token)).Count);
    }

    [Fact]
    public async Task Who_is_suppressed_is_refused_and_the_others_get_it()
    {
        await World.Get<IEmailSuppressions>().AddAsync(new EmailSuppression("", Address(1), EmailSuppressionReason.Unsubscribe), Token);

        var receipt = await Bulk.SendBulkAsync(ToMany(3) with { Category = EmailCategory.Marketing }, Token);

        Assert.Equal([Address(1)], receipt.Where(EmailRecipientStatus.Refused).Select(one => one.Address.Address));
        Assert.Equal([Address(0), Address(2)], (await Fixture.MailsAsync(World, Token)).SelectMany(mail => mail.To));
    }

    [Fact]
    public async Task What_is_missing_for_one_is_found_before_anybody_is_mailed()
    {
        var email = ToMany(3) with
        {
            Template = EmailTemplate.Named("task_assigned", [], "name"),
            Recipients = [new("ann@example.com") { Variables = new JsonObject { ["name"] = "Ann" } }, new("ben@example.com")],
        };

        var e = await Assert.ThrowsAsync<ArgumentException>(() => Bulk.SendBulkAsync(email, Token));

        Assert.Contains("name", e.Message, StringComparison.Ordinal);
        foreach (
            var bad in (BulkEmail[])
                [
                    ToMany(1) with
                    {
                        Recipients = [],
                    },
                    ToMany(1) with
                    {
                        Subject = "Both",
                    },
                    ToMany(1) with
                    {
                        Template = null,
                    },
                    ToMany(1) with
                    {
                        Template = null,
                        Subject = "S",
                        Text = "T",
                        Recipients = [new("ann@example.com") { Variables = [] }],
                    },
                ]
        )
        {
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Bulk.SendBulkAsync(bad, Token));
        }

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(Fixture.Integration, cancellationToken: Token));
    }

    [Theory]
    [InlineData("reset-after-commit", EmailRecipientStatus.Unknown)]
    [InlineData("server-error", EmailRecipientStatus.Unknown)]
    [InlineData("rate-limited=3600", EmailRecipientStatus.NotSent)]
    public async Task A_later_call_that_fails_leaves_the_receipts_of_those_before_and_says_what_is_open(
        string fault,
        EmailRecipientStatus status
    )
    {
        var email = ToMany((Fixture.RecipientsPerCall * 2) + 1) with { Attachments = [FaultAtSecondCall(fault)] };

        var receipt = await Bulk.SendBulkAsync(email, Token);

        Assert.NotNull(receipt.Error);
        Assert.Equal(status == EmailRecipientStatus.Unknown, receipt.Error.OutcomeUnknown);
        Assert.All(receipt.Recipients.Take(Fixture.RecipientsPerCall), one => Assert.Equal(EmailRecipientStatus.Accepted, one.Status));
        Assert.All(
            receipt.Recipients.Skip(Fixture.RecipientsPerCall).Take(Fixture.RecipientsPerCall),
            one => Assert.Equal(status, one.Status)
        );
        Assert.Equal(EmailRecipientStatus.NotSent, receipt.Recipients[^1].Status);
        Assert.Equal(Fixture.RecipientsPerCall * 2 + 1, receipt.Recipients.Count);
    }

    [Fact]
    public async Task With_an_operation_key_it_goes_on_where_it_ended_and_mails_nobody_twice()
    {
        var count = Fixture.RecipientsPerCall + 1;
        var email = ToMany(count) with
        {
            OperationKey = "campaign 7",
            Attachments = [FaultAtSecondCall("rate-limited=3600", opensBefore: 1)],
        };
        var first = await Bulk.SendBulkAsync(email, Token);
        await World.AdvanceAsync(TimeSpan.FromHours(2), Token);
        await World.Get<IEmailSuppressions>().AddAsync(new EmailSuppression("", Address(3), EmailSuppressionReason.Bounce), Token);

        var second = await Bulk.SendBulkAsync(email with { Reference = email.Reference }, Token);

        Assert.NotNull(first.Error);
        Assert.Equal(EmailRecipientStatus.NotSent, first.Recipients[^1].Status);
        Assert.Null(second.Error);
        Assert.Equal(EmailRecipientStatus.Accepted, second.Recipients[^1].Status);
        var effects = await World.EffectsAsync(Fixture.EffectOfSending, Token);
        Assert.Equal(count, effects.Count);
        Assert.Equal(count, (await Fixture.MailsAsync(World, Token)).SelectMany(mail => mail.To).Distinct().Count());
    }

    [Fact]
    public async Task A_first_call_whose_answer_is_lost_is_unknown_and_mails_nobody_twice()
    {
        await World.FaultAsync("reset-after-commit", Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Bulk.SendBulkAsync(ToMany(3), Token));

        Assert.True(e.OutcomeUnknown);
        Assert.Equal(3, (await World.EffectsAsync(Fixture.EffectOfSending, Token)).Count);
    }

    [Fact]
    public async Task Cancelled_after_some_were_mailed_it_does_not_say_that_nothing_took_effect()
    {
        using var cancel = CancellationTokenSource.CreateLinkedTokenSource(Token);
        var opened = 0;
        var attachment = new EmailAttachment(
            "a.txt",
            FileContent.FromFactory(
                async _ =>
                {
                    if (++opened == 2)
                    {
                        await cancel.CancelAsync();
                    }

                    return new MemoryStream([1]);
                },
                length: 1
            )
        );

        var e = await Assert.ThrowsAsync<IntegrationCanceledException>(() =>
            Bulk.SendBulkAsync(ToMany(Fixture.RecipientsPerCall + 1) with { Attachments = [attachment] }, cancel.Token)
        );

        Assert.True(e.OutcomeUnknown);
    }

    [Fact]
    public async Task A_file_that_can_be_read_once_only_is_refused_before_anything_is_sent()
    {
        var attachment = new EmailAttachment("a.txt", FileContent.FromStream(new DripStream([1]), 1));

        await Assert.ThrowsAsync<ArgumentException>(() => Bulk.SendBulkAsync(ToMany(1) with { Attachments = [attachment] }, Token));

        Assert.Empty(await World.EffectsAsync(Fixture.EffectOfSending, Token));
    }

    private static string Address(int number) => $"person{number}@example.com";

    private static BulkEmail ToMany(int count) =>
        new()
        {
            Recipients = [.. Enumerable.Range(0, count).Select(i => new BulkEmailRecipient(Address(i)))],
            Template = new EventReminderTemplate("all of you", "Supplier day", Moment),
        };

    // A file is opened for each call: that of the second is where the fault is put in line.
    private EmailAttachment FaultAtSecondCall(string fault, int opensBefore = 0)
    {
        var opened = 0;
        return new EmailAttachment(
            "a.txt",
            FileContent.FromFactory(
                async token =>
                {
                    if (++opened == opensBefore + 2)
                    {
                        await World.FaultAsync(fault, token);
                    }

                    return new MemoryStream([1]);
                },
                length: 1
            )
        );
    }
}
