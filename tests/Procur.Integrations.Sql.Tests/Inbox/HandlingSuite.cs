using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql.Tests;

/// <summary>Handling what was taken: each handler until it has run, by one process at a time, put aside when it is hopeless.</summary>
public abstract class HandlingSuite : SqlSuite
{
    private const string Events = "procur_webhook_events";
    private readonly Handlings<FakePaid> handled = new();
    private readonly Handlings<FakePaid> second = new();

    [Fact]
    public async Task A_handler_that_failed_runs_again_and_those_that_had_not_do_not()
    {
        var failures = 3;
        second.Then = (_, _) =>
            Interlocked.Decrement(ref failures) >= 0 ? throw new InvalidOperationException("canary-in-exception") : Task.CompletedTask;
        await using var host = await Host().StartAsync();
        await host.PostAsync(new FakeWebhook("evt_1"));
        var stored = await host.UntilAsync("evt_1", StoredWebhookState.Handled);
        Assert.Equal((1, 4), (handled.Seen.Count, second.Seen.Count));
        Assert.Equal(4, stored.Attempts);
        Assert.Null(stored.Error);
    }

    [Fact]
    public async Task What_has_run_is_remembered_before_the_next_runs_should_the_process_end_there()
    {
        var gate = new TaskCompletionSource();
        second.Then = (_, _) => gate.Task;
        await using var first = await Host().StartAsync();
        await first.PostAsync(new FakeWebhook("evt_1"));
        await second.UntilAsync(1);
        await LoseLeasesAsync();
        await using var other = await Host().StartAsync();
        await second.UntilAsync(2);
        Assert.Single(handled.Seen);
        gate.SetResult();
        await other.UntilAsync("evt_1", StoredWebhookState.Handled);
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task What_one_did_who_had_lost_his_lease_is_not_recorded()
    {
        var gate = new TaskCompletionSource();
        var isFirst = true;
        handled.Then = (_, _) => Interlocked.Exchange(ref isFirst, false) ? gate.Task : Task.CompletedTask;
        await using var stopped = await Host().StartAsync();
        await stopped.PostAsync(new FakeWebhook("evt_1"));
        await handled.UntilAsync(1);
        await LoseLeasesAsync();
        await using var other = await Host().StartAsync();
        var stored = await other.UntilAsync("evt_1", StoredWebhookState.Handled);
        gate.SetException(new InvalidOperationException("too late"));
        await stopped.Logs.UntilAsync(
            lines => lines.Any(line => line.Message.Contains("another has taken it over", StringComparison.Ordinal)),
            Cancellation
        );
        Assert.Equal(stored, await other.FindAsync("evt_1"));
        Assert.Equal(2, stored.Attempts);
    }

    [Fact]
    public async Task One_that_keeps_failing_is_put_aside_for_a_person_who_replays_or_discards_it()
    {
        second.Then = static (_, _) => throw new InvalidOperationException("canary-in-exception");
        await using var host = await Host(new() { ["Integrations:Webhooks:Inbox:MaxAttempts"] = "3" }).StartAsync();
        await host.PostAsync(new FakeWebhook("evt_1"));
        await host.PostAsync(new FakeWebhook("evt_2"));
        var dead = await host.UntilAsync("evt_1", StoredWebhookState.Dead);
        var other = await host.UntilAsync("evt_2", StoredWebhookState.Dead);
        Assert.Equal(3, dead.Attempts);
        Assert.EndsWith("failed with InvalidOperationException", dead.Error, StringComparison.Ordinal);
        Assert.DoesNotContain("canary", dead.Error, StringComparison.Ordinal);
        await host.Audit.UntilAsync(records => records.Count(record => record.Operation == "webhook.dead") == 2, Cancellation);
        Assert.Equal((2, 6), (handled.Seen.Count, second.Seen.Count));

        second.Then = static (_, _) => Task.CompletedTask;
        Assert.True(await host.Stored.DiscardAsync(other.Id, "ann", Cancellation));
        Assert.Equal(1, await host.Stored.ReplayAsync(new StoredWebhookFilter { State = StoredWebhookState.Dead }, "ann", Cancellation));
        await host.UntilAsync("evt_1", StoredWebhookState.Handled);
        Assert.Equal((2, 7), (handled.Seen.Count, second.Seen.Count));
        Assert.Equal(StoredWebhookState.Discarded, (await host.FindAsync("evt_2")).State);
        Assert.Contains(host.Audit.Records, record => record is { Operation: "webhook.discarded", Detail: "thing.paid evt_2; by ann" });
        Assert.Contains(host.Audit.Records, record => record is { Operation: "webhook.replayed", Detail: "thing.paid evt_1; by ann" });
        Assert.False(await host.Stored.DiscardAsync(dead.Id, "ann", Cancellation));

        Assert.True(await host.Stored.ReplayAsync(dead.Id, "ann", Cancellation));
        await handled.UntilAsync(3);
        await host.UntilAsync("evt_1", StoredWebhookState.Handled);
        Assert.Equal((3, 8), (handled.Seen.Count, second.Seen.Count));
    }

    [Fact]
    public async Task One_that_ends_its_process_each_time_is_put_aside_and_takes_no_other_with_it()
    {
        var never = new TaskCompletionSource();
        handled.Then = (one, _) => one.Id == "poison" ? never.Task : Task.CompletedTask;
        await using var taker = Host();
        await taker.PostAsync(new FakeWebhook("poison"));
        for (var i = 0; i < 20; i++)
        {
            await taker.PostAsync(new FakeWebhook($"good_{i}"));
        }

        var processes = new List<InboxHost>();
        for (var i = 1; i <= 3; i++)
        {
            processes.Add(await Host(new() { ["Integrations:Webhooks:Inbox:AbandonedLimit"] = "3" }).StartAsync());
            var tries = i;
            await Until.SoAsync(() => Task.FromResult(handled.Seen.Count(one => one.Id == "poison")), seen => seen == tries);
            await LoseLeasesAsync();
        }

        var dead = await taker.UntilAsync("poison", StoredWebhookState.Dead);
        Assert.Equal(3, dead.Attempts);
        Assert.Contains("process ended", dead.Error, StringComparison.Ordinal);
        await Until.SoAsync(() => Database.NumberAsync($"SELECT COUNT(*) FROM {Events} WHERE state = 3"), count => count == 20);
        Assert.Equal(3, handled.Seen.Count(one => one.Id == "poison"));
        never.SetResult();
        foreach (var process in processes)
        {
            await process.DisposeAsync();
        }
    }

    [Fact]
    public async Task Events_of_one_entity_go_one_at_a_time_over_two_processes_and_one_that_comes_late_is_marked()
    {
        var atOnce = 0;
        var most = 0;
        handled.Then = async (_, _) =>
        {
            var now = Interlocked.Increment(ref atOnce);
            most = Math.Max(most, now);
            await Task.Yield();
            Interlocked.Decrement(ref atOnce);
        };
        await using var one = await Host().StartAsync();
        await using var two = await Host().StartAsync();
        for (var i = 0; i < 30; i++)
        {
            await (i % 2 == 0 ? one : two).PostAsync(new FakeWebhook($"evt_{i}") { Entity = "order_7", At = 1_000 + i });
        }

        await Until.SoAsync(() => Database.NumberAsync($"SELECT COUNT(*) FROM {Events} WHERE state = 3"), count => count == 30);
        Assert.Equal(1, most);
        await one.PostAsync(new FakeWebhook("late") { Entity = "order_7", At = 999 });
        await one.PostAsync(new FakeWebhook("other") { Entity = "order_8", At = 999 });
        await one.UntilAsync("late", StoredWebhookState.Handled);
        await one.UntilAsync("other", StoredWebhookState.Handled);
        Assert.True(handled.Seen.Single(seen => seen.Id == "late").IsStale);
        Assert.False(handled.Seen.Single(seen => seen.Id == "other").IsStale);
        Assert.Equal(
            30,
            (await one.FindAsync("evt_29")).EntityId == "order_7"
                ? handled.Seen.Count(seen => seen.Id.StartsWith("evt_", StringComparison.Ordinal))
                : 0
        );
    }

    [Fact]
    public async Task An_entity_is_not_held_for_ever_by_one_whose_process_ended()
    {
        var never = new TaskCompletionSource();
        handled.Then = (one, _) => one.Id == "evt_1" ? never.Task : Task.CompletedTask;
        await using var gone = await Host().StartAsync();
        await gone.PostAsync(new FakeWebhook("evt_1") { Entity = "order_7" });
        await handled.UntilAsync(1);
        await gone.PostAsync(new FakeWebhook("evt_2") { Entity = "order_7" });
        await Until.SoAsync(() => Database.NumberAsync($"SELECT COUNT(*) FROM {Events} WHERE is_parked = 1"), count => count == 1);
        await Database.ExecuteAsync("UPDATE procur_webhook_lanes SET held_until = 1");
        await Database.ExecuteAsync($"UPDATE {Events} SET due_at = 1 WHERE is_parked = 1");
        await gone.UntilAsync("evt_2", StoredWebhookState.Handled);
        never.SetResult();
    }

    [Fact]
    public async Task A_host_that_is_told_to_end_gives_back_what_it_has_not_handled()
    {
        handled.Then = static (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, token);
        await using var host = await Host(new() { ["Integrations:Webhooks:Inbox:Concurrency"] = "2" }).StartAsync();
        for (var i = 0; i < 5; i++)
        {
            await host.PostAsync(new FakeWebhook($"evt_{i}"));
        }

        await handled.UntilAsync(2);
        await host.StopAsync();
        Assert.Equal(5, await Database.NumberAsync($"SELECT COUNT(*) FROM {Events} WHERE state = 1 AND attempts = 0"));
    }

    [Fact]
    public async Task A_database_that_is_away_for_a_while_loses_nothing()
    {
        var gate = new TaskCompletionSource();
        handled.Then = (one, _) => one.Id == "evt_1" ? gate.Task : Task.CompletedTask;
        await using var host = await Host().StartAsync();
        await host.PostAsync(new FakeWebhook("evt_1"));
        await handled.UntilAsync(1);
        await Database.ExecuteAsync($"ALTER TABLE {Events} RENAME TO away");
        gate.SetResult();
        await host.Logs.UntilAsync(
            lines => lines.Any(line => line.Message.Contains("webhooks.finish", StringComparison.Ordinal)),
            Cancellation
        );
        await Database.ExecuteAsync($"ALTER TABLE away RENAME TO {Events}");
        await host.UntilAsync("evt_1", StoredWebhookState.Handled);
        await host.PostAsync(new FakeWebhook("evt_2"));
        await host.UntilAsync("evt_2", StoredWebhookState.Handled);
        Assert.Equal(["evt_1", "evt_2"], handled.Seen.Select(seen => seen.Id));
    }

    private Task LoseLeasesAsync() => Database.ExecuteAsync($"UPDATE {Events} SET due_at = 1 WHERE state = 2");

    private InboxHost Host(Dictionary<string, string?>? settings = null) =>
        InboxHost.Create(
            Database,
            with: builder => builder.AddWebhookHandler<FakePaid>(handled.HandleAsync).AddWebhookHandler<FakePaid>(second.HandleAsync),
            settings: settings
        );
}
