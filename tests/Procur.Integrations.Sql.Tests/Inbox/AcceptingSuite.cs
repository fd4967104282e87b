using System.Text;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql.Tests;

/// <summary>Taking webhooks: stored whole before they are acknowledged, once.</summary>
public abstract class AcceptingSuite : SqlSuite
{
    private readonly Handlings<FakePaid> handled = new();

    [Fact]
    public async Task A_webhook_is_acknowledged_when_it_is_stored_and_handled_afterwards_by_whichever_process()
    {
        await using (var taker = Host())
        {
            var answer = await taker.PostAsync(new FakeWebhook("evt_1"));
            Assert.Equal((200, """{"taken":true}"""), (answer.Status, Encoding.UTF8.GetString(answer.Body.Span)));
            Assert.Empty(handled.Seen);
            Assert.Equal(StoredWebhookState.Pending, (await taker.OnlyAsync()).State);
        }

        await using var other = await Host().StartAsync();
        var stored = await other.UntilAsync("evt_1", StoredWebhookState.Handled);
        Assert.Equal("canary-content", Assert.Single(handled.Seen).Note);
        Assert.Equal(
            ("fake", "", "default"),
            (handled.Seen[0].Source.Integration, handled.Seen[0].Source.Tenant, handled.Seen[0].Source.Connection)
        );
        Assert.Equal((1, FakeWebhook.Paid), (stored.Attempts, stored.Type));
        Assert.NotNull(stored.ProcessedAt);
        Assert.Null(stored.NextAttemptAt);
    }

    [Fact]
    public async Task What_cannot_be_stored_is_not_acknowledged_and_is_welcome_later()
    {
        await using var host = Host();
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_0"))).Status);
        await Database.ExecuteAsync("ALTER TABLE procur_webhook_events RENAME TO away");
        Assert.Equal(503, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Contains(host.Logs.Lines, line => line.Message.Contains("could not be stored", StringComparison.Ordinal));
        await Database.ExecuteAsync("ALTER TABLE away RENAME TO procur_webhook_events");
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal(2, await Database.NumberAsync("SELECT COUNT(*) FROM procur_webhook_events"));
    }

    [Fact]
    public async Task A_hundred_copies_at_once_over_two_processes_run_the_handler_once()
    {
        await using var one = await Host().StartAsync();
        await using var two = await Host().StartAsync();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, 100)
                .Select(number => Task.Run(() => (number % 2 == 0 ? one : two).PostAsync(new FakeWebhook("evt_1")), Cancellation))
        );
        Assert.All(answers, answer => Assert.Equal(200, answer.Status));
        await one.UntilAsync("evt_1", StoredWebhookState.Handled);
        Assert.Equal(200, (await two.PostAsync(new FakeWebhook("evt_1"))).Status);
        await one.PostAsync(new FakeWebhook("evt_2"));
        await one.UntilAsync("evt_2", StoredWebhookState.Handled);
        Assert.Equal(["evt_1", "evt_2"], handled.Seen.Select(seen => seen.Id));
    }

    [Fact]
    public async Task A_batch_is_stored_once_and_each_of_its_events_is_handled()
    {
        await using var host = await Host().StartAsync();
        var batch = new FakeWebhook("evt_0")
        {
            More = [.. Enumerable.Range(1, 99).Select(number => new FakeWebhook($"evt_{number}") { Note = $"note {number}" })],
        };
        Assert.Equal(200, (await host.PostAsync(batch)).Status);
        Assert.Equal(200, (await host.PostAsync(batch)).Status);
        await handled.UntilAsync(100);
        await host.UntilAsync("evt_99", StoredWebhookState.Handled);
        Assert.Equal(100, handled.Seen.Select(seen => seen.Id).Distinct().Count());
        Assert.Equal(1, await Database.NumberAsync("SELECT COUNT(*) FROM procur_webhook_batches"));
        Assert.Equal(0, await Database.NumberAsync("SELECT COUNT(*) FROM procur_webhook_events WHERE payload IS NOT NULL"));
        var content = await host.Stored.FindAsync((await host.FindAsync("evt_99")).Id, Cancellation);
        var payload = Encoding.UTF8.GetString(content!.Payload!.Value.Span);
        Assert.Contains("note 99", payload, StringComparison.Ordinal);
        Assert.DoesNotContain("note 98", payload, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_delivery_of_many_events_in_a_body_of_ten_megabytes_is_stored_and_read_once()
    {
        await using var host = await Host().StartAsync();
        var large = new FakeWebhook("evt_1") { Note = new string('x', 10 * 1024 * 1024) };
        Assert.Equal(200, (await host.PostAsync(large)).Status);
        await host.UntilAsync("evt_1", StoredWebhookState.Handled);
        Assert.Equal(10 * 1024 * 1024, Assert.Single(handled.Seen).Note.Length);
    }

    [Fact]
    public async Task Another_content_under_a_taken_id_is_kept_as_evidence_and_not_handled()
    {
        await using var host = Host();
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Note = "first" })).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Note = "second" })).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Note = "second" })).Status);
        await host.StartAsync();
        var stored = await host.UntilAsync("evt_1", StoredWebhookState.Handled);
        Assert.Equal("first", Assert.Single(handled.Seen).Note);
        Assert.Equal(2, host.Audit.Records.Count(record => record.Operation == "webhook.differs"));
        var content = await host.Stored.FindAsync(stored.Id, Cancellation);
        Assert.Matches("^[0-9a-f]{64}$", Assert.Single(content!.Differing).Sha256);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_forged_content_does_not_take_the_true_ones_place(bool isLate)
    {
        var service = new FakeService
        {
            Confirm = one =>
                ((FakePaid)one).Note == "true" ? WebhookConfirmation.Confirmed(one) : WebhookConfirmation.Refused("it is not so"),
        };
        await using var host = Host(service);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Note = "forged" })).Status);
        if (isLate)
        {
            await host.StartAsync();
            await host.UntilAsync("evt_1", StoredWebhookState.Unconfirmed);
        }

        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1") { Note = "true" })).Status);
        if (!isLate)
        {
            await host.StartAsync();
        }

        await host.UntilAsync("evt_1", StoredWebhookState.Handled);
        Assert.Equal("true", Assert.Single(handled.Seen).Note);
    }

    [Fact]
    public async Task An_id_that_no_index_holds_is_known_by_its_digest()
    {
        await using var host = await Host().StartAsync();
        foreach (var id in (string[])[new string('i', 5_000), "with\0nul", "half \ud800 a pair", ""])
        {
            Assert.Equal(200, (await host.PostAsync(new FakeWebhook(id))).Status);
            Assert.Equal(200, (await host.PostAsync(new FakeWebhook(id))).Status);
        }

        await handled.UntilAsync(4);
        await Until.SoAsync(() => Database.NumberAsync("SELECT COUNT(*) FROM procur_webhook_events WHERE state = 3"), count => count == 4);
        Assert.Equal(4, handled.Seen.Count);
    }

    [Fact]
    public async Task What_the_provider_needs_again_is_kept_and_nothing_else_of_the_request()
    {
        RawWebhook? seen = null;
        var service = new FakeService
        {
            Scope = WebhookScope.Address,
            KeptHeaders = ["x-mark"],
            ConfirmLater = (one, webhook) =>
            {
                seen = webhook;
                return new(WebhookConfirmation.Confirmed(one));
            },
        };
        await using var host = Host(service);
        var tickets = (ICallbackTickets)host.Services.GetService(typeof(ICallbackTickets))!;
        var ticket = await tickets.IssueAsync(
            new CallbackTicket(new Connections.ConnectionId("", "fake", "default"))
            {
                Operation = "push",
                Data = new Dictionary<string, string> { ["amount"] = "17" },
            },
            Cancellation
        );
        await using var other = Host(service);
        Assert.Equal(200, (await other.PostToTokenAsync(ticket.Token, new FakeWebhook("evt_1") { Mark = "kept" })).Status);
        await other.StartAsync();
        await other.UntilAsync("evt_1", StoredWebhookState.Handled);
        Assert.Equal("kept", seen!.Header("X-Mark"));
        Assert.Null(seen.Header(FakeWebhook.SignatureHeader));
        Assert.Equal(("push", "17", ""), (seen.Ticket!.Operation, seen.Ticket.Data["amount"], seen.Ticket.Token));
        Assert.Equal(0, await Database.NumberAsync($"SELECT COUNT(*) FROM procur_webhook_events WHERE ticket LIKE '%{ticket.Token}%'"));
        Assert.Equal(0, await Database.NumberAsync($"SELECT COUNT(*) FROM procur_callback_tickets WHERE token_hash = '{ticket.Token}'"));
    }

    [Fact]
    public async Task What_nobody_signed_for_is_not_stored()
    {
        await using var host = Host();
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_0"))).Status);
        Assert.Equal(401, (await host.PostAsync(new FakeWebhook("evt_1") { SignedWith = "wrong" })).Status);
        Assert.Equal(1, await Database.NumberAsync("SELECT COUNT(*) FROM procur_webhook_events"));
    }

    private InboxHost Host(FakeService? service = null) =>
        InboxHost.Create(
            Database,
            service,
            builder => builder.AddWebhookHandler<FakePaid>(handled.HandleAsync),
            new() { ["Integrations:Webhooks:MaxBodyBytes"] = "20000000" }
        );
}
