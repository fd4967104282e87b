using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Approvals;
using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql.Tests;

/// <summary>What is kept, for how long, and how it is found.</summary>
public abstract class KeepingSuite : SqlSuite
{
    private const string Events = "procur_webhook_events";
    private static readonly ConnectionId Connection = new("acme", "fake", "default");
    private readonly Handlings<FakePaid> handled = new();

    [Fact]
    public async Task The_last_fifty_of_a_tenant_are_listed_the_newest_first_and_page_by_page()
    {
        await using var host = Host();
        await host.SaveAsync("acme");
        await host.SaveAsync("globex");
        for (var i = 0; i < 60; i++)
        {
            await host.PostAsync(new FakeWebhook($"evt_{i}"), "acme");
        }

        await host.PostAsync(new FakeWebhook("evt_x"), "globex");
        var filter = new StoredWebhookFilter { Tenant = "acme" };
        var page = await host.Stored.ListAsync(filter, cancellationToken: Cancellation);
        Assert.Equal(Enumerable.Range(10, 50).Reverse().Select(i => $"evt_{i}"), page.Items.Select(one => one.EventId));
        var rest = await host.Stored.ListAsync(filter, page.Next, Cancellation);
        Assert.Equal(Enumerable.Range(0, 10).Reverse().Select(i => $"evt_{i}"), rest.Items.Select(one => one.EventId));
        Assert.Null(rest.Next);
        Assert.All(page.Items, one => Assert.Equal("acme", one.Source.Tenant));
        Assert.Empty((await host.Stored.ListAsync(filter with { State = StoredWebhookState.Dead }, cancellationToken: Cancellation)).Items);
    }

    [Fact]
    public async Task What_came_to_its_end_long_ago_is_removed_and_nothing_else()
    {
        handled.Then = (one, _) => one.Id == "dead" ? throw new InvalidOperationException("no") : Task.CompletedTask;
        await using (var first = await Host().StartAsync())
        {
            var batch = new FakeWebhook("done_1") { More = [new FakeWebhook("done_2")] };
            await first.PostAsync(batch);
            await first.PostAsync(new FakeWebhook("young"));
            await first.PostAsync(new FakeWebhook("dead"));
            foreach (var id in (string[])["done_1", "done_2", "young"])
            {
                await first.UntilAsync(id, StoredWebhookState.Handled);
            }

            await first.UntilAsync("dead", StoredWebhookState.Dead);
        }

        await Database.ExecuteAsync($"UPDATE {Events} SET processed_at = 1 WHERE event_id LIKE 'done%'");
        await Database.ExecuteAsync("UPDATE procur_webhook_batches SET received_at = 1");
        await using var host = await Host().StartAsync();
        await Until.SoAsync(() => Database.NumberAsync($"SELECT COUNT(*) FROM {Events}"), count => count == 2);
        await Until.SoAsync(() => Database.NumberAsync("SELECT COUNT(*) FROM procur_webhook_batches"), count => count == 0);
        Assert.Equal(["dead", "young"], (await host.Stored.ListAsync(cancellationToken: Cancellation)).Items.Select(one => one.EventId));
    }

    [Fact]
    public async Task Of_a_service_that_signs_no_time_the_id_is_kept_for_good()
    {
        var service = new FakeService { StampTolerance = null };
        await using (var first = await Host(service).StartAsync())
        {
            await first.PostAsync(new FakeWebhook("evt_1"));
            await first.UntilAsync("evt_1", StoredWebhookState.Handled);
        }

        await Database.ExecuteAsync($"UPDATE {Events} SET processed_at = 1");
        await using var host = await Host(service).StartAsync();
        await Until.SoAsync(() => Database.NumberAsync($"SELECT COUNT(*) FROM {Events} WHERE payload IS NULL"), count => count == 1);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        var kept = await host.OnlyAsync();
        Assert.Equal(StoredWebhookState.Handled, kept.State);
        Assert.Single(handled.Seen);
        Assert.False(await host.Stored.ReplayAsync(kept.Id, "ann", Cancellation));
        Assert.Null((await host.Stored.FindAsync(kept.Id, Cancellation))!.Payload);
    }

    [Fact]
    public async Task A_callback_address_outlives_its_process_and_is_not_to_be_read_in_the_database()
    {
        CallbackTicket issued;
        await using (var first = Host())
        {
            var tickets = first.Services.GetRequiredService<ICallbackTickets>();
            issued = await tickets.IssueAsync(
                new CallbackTicket(Connection)
                {
                    Operation = "push",
                    JournalId = new Journal.JournalId(Connection, "key", "step"),
                    Data = new Dictionary<string, string> { ["amount"] = "17" },
                    ExpiresAt = TimeProvider.System.GetUtcNow().AddHours(1),
                },
                Cancellation
            );
            await tickets.UpdateAsync(issued with { Operation = "watch" }, Cancellation);
        }

        await using var host = Host();
        var found = await host.Services.GetRequiredService<ICallbackTickets>().FindAsync(issued.Token, Cancellation);
        Assert.Equal(("watch", "17", issued.Token), (found!.Operation, found.Data["amount"], found.Token));
        Assert.Equal((issued.JournalId, Connection), (found.JournalId, found.Connection));
        Assert.Null(await host.Services.GetRequiredService<ICallbackTickets>().FindAsync("another", Cancellation));
        Assert.Equal(
            0,
            await Database.NumberAsync(
                $"SELECT COUNT(*) FROM procur_callback_tickets WHERE token_hash = '{issued.Token}' OR ticket LIKE '%{issued.Token}%'"
            )
        );
    }

    [Fact]
    public async Task A_callback_address_ends_at_its_time()
    {
        await using var host = Host();
        var tickets = host.Services.GetRequiredService<ICallbackTickets>();
        var ended = await tickets.IssueAsync(
            new CallbackTicket(Connection) { ExpiresAt = TimeProvider.System.GetUtcNow().AddSeconds(-1) },
            Cancellation
        );
        Assert.Null(await tickets.FindAsync(ended.Token, Cancellation));
    }

    [Fact]
    public async Task Of_two_decisions_one_wins_whichever_process_it_came_to()
    {
        await using var one = Host();
        await using var two = Host();
        var yes = new ApprovalDecision("a_1", ApprovalVerdict.Approved, "U1", "evt_1", DateTimeOffset.UnixEpoch.AddDays(1));
        var no = yes with { Verdict = ApprovalVerdict.Rejected, UserId = "U2", EventId = "evt_2" };
        var stands = await Task.WhenAll(
            one.Services.GetRequiredService<IApprovalDecisions>().DecideAsync(Connection, yes, Cancellation).AsTask(),
            two.Services.GetRequiredService<IApprovalDecisions>().DecideAsync(Connection, no, Cancellation).AsTask()
        );
        Assert.Equal(stands[0], stands[1]);
        Assert.Contains(stands[0], (ApprovalDecision[])[yes, no]);
        Assert.Equal(stands[0], await two.Services.GetRequiredService<IApprovalDecisions>().FindAsync(Connection, "a_1", Cancellation));
        Assert.Null(await two.Services.GetRequiredService<IApprovalDecisions>().FindAsync(Connection, "a_2", Cancellation));
    }

    private InboxHost Host(FakeService? service = null) =>
        InboxHost.Create(
            Database,
            service,
            builder => builder.AddWebhookHandler<FakePaid>(handled.HandleAsync),
            new() { ["Integrations:Webhooks:Inbox:MaxAttempts"] = "1" }
        );
}
