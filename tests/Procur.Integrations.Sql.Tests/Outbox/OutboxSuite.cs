using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Journal;
using Procur.Integrations.Outbox;
using Procur.Integrations.Sandbox;

namespace Procur.Integrations.Sql.Tests;

/// <summary>What the outbox promises, on each database.</summary>
public abstract class OutboxSuite : SqlSuite
{
    private static readonly OutboxRoute Mail = new("sendgrid");
    private static readonly string Key = Convert.ToHexString(RandomNumberGenerator.GetBytes(32));

    private IntegrationSandbox sandbox = null!;
    private TestHost host = null!;

    private IIntegrationOutbox Outbox => host.Get<IIntegrationOutbox>();

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        sandbox = await IntegrationSandbox.StartAsync(cancellationToken: Cancellation);
        host = Host();
    }

    public override async ValueTask DisposeAsync()
    {
        await host.DisposeAsync();
        await sandbox.DisposeAsync();
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task A_mail_is_kept_sealed_sent_by_another_process_and_its_content_gone_then()
    {
        var id = await Outbox.EnqueueAsync(Message(), Mail, cancellationToken: Cancellation);
        Assert.Equal(OutboxState.Waiting, (await Outbox.FindAsync(id, Cancellation))!.State);
        var content = await ContentAsync(id);
        Assert.Equal(-1, content!.AsSpan().IndexOf("amina@example.com"u8));

        await using var other = Host();
        Assert.Equal(1, await other.Get<IIntegrationOutbox>().SendDueAsync(Cancellation));

        Assert.Single(await MailsAsync());
        var entry = (await Outbox.FindAsync(id, Cancellation))!;
        Assert.Equal((OutboxState.Sent, 1, null), (entry.State, entry.Attempts, entry.Error));
        Assert.Null(await ContentAsync(id));
        Assert.Equal(0, await Outbox.SendDueAsync(Cancellation));
    }

    [Fact]
    public async Task What_is_taken_within_the_hosts_transaction_stands_or_falls_with_it()
    {
        foreach (var commits in new[] { false, true })
        {
            await using var connection = await Database.Source.OpenConnectionAsync(Cancellation);
            await host.Get<SqlDatabase>().EnsureSchemaAsync(Cancellation);
            await using var transaction = await connection.BeginTransactionAsync(Cancellation);
            var id = await Outbox.EnqueueAsync(Message(), Mail, transaction, Cancellation);
            await (commits ? transaction.CommitAsync(Cancellation) : transaction.RollbackAsync(Cancellation));
            Assert.Equal(commits, await Outbox.FindAsync(id, Cancellation) is not null);
        }

        Assert.Equal(1, await Outbox.SendDueAsync(Cancellation));
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task The_same_intent_is_taken_once()
    {
        var message = Message() with { OperationKey = "welcome amina" };
        var ids = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => Outbox.EnqueueAsync(message, Mail, cancellationToken: Cancellation))
        );

        Assert.Single(ids.Distinct());
        Assert.Equal(1, await Outbox.SendDueAsync(Cancellation));
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task A_mail_whose_answer_was_lost_is_not_sent_again_and_asked_about_until_somebody_knows()
    {
        await sandbox.Control.AddFaultAsync("sendgrid:reset-after-commit", Cancellation);
        var id = await Outbox.EnqueueAsync(Message(), Mail, cancellationToken: Cancellation);

        Assert.Equal(0, await Outbox.SendDueAsync(Cancellation));
        await DueNowAsync();
        Assert.Equal(0, await Outbox.SendDueAsync(Cancellation));

        var entry = (await Outbox.FindAsync(id, Cancellation))!;
        Assert.Equal((OutboxState.Waiting, true, 2), (entry.State, entry.OutcomeUnknown, entry.Attempts));
        Assert.Single(await MailsAsync());
        var outcomes = host.Get<OperationOutcomes>();
        await foreach (var unknown in outcomes.ListUnknownAsync(cancellationToken: Cancellation))
        {
            await outcomes.SettleAsync(unknown.Id, OutcomeResolution.TookEffect(202, default, "the activity feed"), "amina", Cancellation);
        }

        await DueNowAsync();
        Assert.Equal(1, await Outbox.SendDueAsync(Cancellation));
        Assert.Single(await MailsAsync());
    }

    [Fact]
    public async Task A_claim_whose_process_died_is_anothers_and_its_late_outcome_refused()
    {
        await Outbox.EnqueueAsync(Message(), Mail, cancellationToken: Cancellation);
        var store = host.Get<SqlOutbox>();
        var dead = Assert.Single(await store.ClaimAsync("dead", 8, TimeSpan.FromMilliseconds(-1), Cancellation));
        var living = Assert.Single(await store.ClaimAsync("living", 8, TimeSpan.FromMinutes(1), Cancellation));

        Assert.False(await store.FailedAsync(dead, "dead", "late", false, Cancellation));
        Assert.Empty(await store.ClaimAsync("third", 8, TimeSpan.FromMinutes(1), Cancellation));
        Assert.True(await store.SentAsync(living, "living", Cancellation));
        Assert.Equal(2, (await Outbox.FindAsync(dead.Entry.Id, Cancellation))!.Attempts);
    }

    [Fact]
    public async Task What_is_refused_for_good_is_given_up_and_may_be_tried_again_by_hand()
    {
        var id = await Outbox.EnqueueAsync(Message() with { Subject = "" }, Mail, cancellationToken: Cancellation);

        Assert.Equal(0, await Outbox.SendDueAsync(Cancellation));

        var failed = Assert.Single(await Outbox.ListFailedAsync(Cancellation));
        Assert.Equal((id, OutboxState.Failed), (failed.Id, failed.State));
        Assert.DoesNotContain("amina", failed.Error, StringComparison.OrdinalIgnoreCase);
        Assert.True(await Outbox.RetryAsync(id, Cancellation));
        Assert.False(await Outbox.RetryAsync(id, Cancellation));
    }

    [Fact]
    public async Task Several_processes_send_each_message_once()
    {
        await using var other = Host();
        for (var i = 0; i < 30; i++)
        {
            await Outbox.EnqueueAsync(Message(), Mail, cancellationToken: Cancellation);
        }

        var sent = await Task.WhenAll(
            new[] { host, other, host, other }.Select(one => one.Get<IIntegrationOutbox>().SendDueAsync(Cancellation))
        );

        Assert.Equal(30, sent.Sum());
        Assert.Equal(30, (await MailsAsync()).Count);
    }

    [Fact]
    public async Task A_chat_message_whose_answer_was_lost_is_found_and_not_posted_twice()
    {
        await sandbox.Control.AddFaultAsync("slack:reset-after-commit@chat.postMessage", Cancellation);
        var channel = (await host.Get<IChatChannels>().ListChannelsAsync(new ChannelQuery(), Cancellation)).Items[0].Id;
        var message = new ChatMessage { To = ChatTarget.Channel(channel), Text = "PO-1001 is approved" };
        var id = await Outbox.EnqueueAsync(message, cancellationToken: Cancellation);

        await Outbox.SendDueAsync(Cancellation);
        await DueNowAsync();
        await Outbox.SendDueAsync(Cancellation);

        Assert.Equal(OutboxState.Sent, (await Outbox.FindAsync(id, Cancellation))!.State);
        Assert.Single(await sandbox.Control.GetLedgerAsync("slack", kind: "message", cancellationToken: Cancellation));
    }

    [Fact]
    public void A_message_is_read_as_it_was_written()
    {
        var mail = Message() with
        {
            From = new EmailAddress("shop@example.com", "Shop"),
            Cc = ["cc@example.com"],
            ReplyTo = ["reply@example.com"],
            Attachments =
            [
                new EmailAttachment("a.txt", FileContent.FromBytes("abc"u8.ToArray())) { ContentId = "c1", ContentType = "text/plain" },
            ],
            Headers = new Dictionary<string, string> { ["X-A"] = "b" },
            Category = EmailCategory.Marketing,
            Unsubscribe = new EmailUnsubscribe { Address = new Uri("https://shop.example/out"), Mailbox = "out@example.com" },
            Metadata = new Dictionary<string, string> { ["m"] = "n" },
            ProviderOptions = new JsonObject { ["asm"] = new JsonObject { ["group_id"] = 7 } },
            OperationKey = "op",
        };
        var readMail = Again(mail, OutboxJson.Default.EmailMessage);
        Assert.Equal(mail.IdempotencyKey, readMail.IdempotencyKey);
        Assert.Equal("abc", Encoding.UTF8.GetString(readMail.Attachments[0].Content.Bytes!.Value.Span));
        Assert.Equal(("Shop", "shop@example.com"), (readMail.From!.Name, readMail.From.Address));

        foreach (
            var to in new[]
            {
                ChatTarget.Default,
                ChatTarget.Channel("C1"),
                ChatTarget.User("U1"),
                ChatTarget.Email("amina@example.com"),
                ChatTarget.Thread(new MessageRef("C1", "1.2", "1.0")),
            }
        )
        {
            var chat = new ChatMessage
            {
                To = to,
                Text = ChatText.Bold("now") + " " + ChatText.User("U1") + ChatText.Link(new Uri("https://shop.example/1"), "here"),
                Fields = [new ChatField("Total", "12 USD")],
                Actions = [new ChatAction("open", "Open") { Url = new Uri("https://shop.example/1"), Style = ChatActionStyle.Primary }],
                Approval = new ApprovalCard("PO-1001") { Approvers = ["U1"], ExpiresAt = DateTimeOffset.UnixEpoch },
                Footnote = "small",
            };
            Assert.Equal(to, Again(chat, OutboxJson.Default.ChatMessage).To);
        }
    }

    // Every field that is written out comes back: one that did not would be missing when it is written a second time.
    private static T Again<T>(T message, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type)
    {
        var written = JsonSerializer.Serialize(message, type);
        var read = JsonSerializer.Deserialize(written, type)!;
        Assert.Equal(written, JsonSerializer.Serialize(read, type));
        return read;
    }

    private static EmailMessage Message() =>
        new()
        {
            To = ["amina@example.com"],
            Subject = "Your order",
            Text = "It is on its way.",
        };

    private Task DueNowAsync() => Database.ExecuteAsync("UPDATE procur_outbox SET due_at = 0 WHERE due_at IS NOT NULL");

    private Task<IReadOnlyList<SandboxEffect>> MailsAsync() =>
        sandbox.Control.GetLedgerAsync("sendgrid", kind: "mail", cancellationToken: Cancellation);

    private async Task<byte[]?> ContentAsync(string id)
    {
        await using var connection = await Database.Source.OpenConnectionAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT content FROM procur_outbox WHERE id = '{id}'";
        return await command.ExecuteScalarAsync(Cancellation) as byte[];
    }

    private TestHost Host() =>
        TestHost.Create(
            services =>
            {
                services.AddSingleton(TimeProvider.System);
                services.AddIntegrationSqlStore(Database.Source);
                services.AddSendGridIntegration();
                services.AddSlackIntegration().ConfigureResilience(options => options.RateLimitShare = 1_000_000);
            },
            new Dictionary<string, string?>(sandbox.Settings(), StringComparer.OrdinalIgnoreCase) { ["Integrations:Keys:Current"] = Key }
        );
}
