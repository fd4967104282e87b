using Procur.Integrations.AspNetCore.Tests.Fakes;
using Procur.Integrations.AspNetCore.Tests.Hosting;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Processing;

public sealed class DeadlineTests
{
    // The token of the handling and the wait of the arrival.
    private const int TimersOfOne = 2;
    private readonly Handlings<FakePaid> handled = new();

    [Fact]
    public async Task Past_the_deadline_it_is_not_acknowledged_and_the_next_copy_gets_the_result_of_the_first()
    {
        await using var host = Host();
        var gate = new TaskCompletionSource();
        handled.Then = (_, _) => gate.Task;
        var first = host.PostAsync(new FakeWebhook("evt_1"));
        await handled.UntilAsync(1);
        await host.Time.UntilPendingAsync(TimersOfOne, TestContext.Current.CancellationToken);
        host.Time.Advance(host.Service.Deadline - TimeSpan.FromMilliseconds(1));
        Assert.False(first.IsCompleted);
        host.Time.Advance(TimeSpan.FromMilliseconds(1));
        Assert.Equal(503, (await first).Status);

        var copy = host.PostAsync(new FakeWebhook("evt_1"));
        gate.SetResult();
        Assert.Equal(200, (await copy).Status);
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task A_result_that_came_between_two_copies_is_there_for_the_second()
    {
        await using var host = Host();
        var gate = new TaskCompletionSource();
        handled.Then = (_, _) => gate.Task;
        var first = host.PostAsync(new FakeWebhook("evt_1"));
        await handled.UntilAsync(1);
        await host.Time.UntilPendingAsync(TimersOfOne, TestContext.Current.CancellationToken);
        host.Time.Advance(host.Service.Deadline);
        Assert.Equal(503, (await first).Status);
        gate.SetResult();
        await host.Audit.UntilAsync(
            static records => records.Any(record => record.Operation == "webhook.handled"),
            TestContext.Current.CancellationToken
        );
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task A_service_that_hangs_up_does_not_end_the_handling()
    {
        await using var host = Host();
        var gate = new TaskCompletionSource();
        var token = CancellationToken.None;
        handled.Then = (_, its) =>
        {
            token = its;
            return gate.Task;
        };
        using var hangUp = new CancellationTokenSource();
        var first = host.Processor.ProcessAsync(
            WebhookRoute.ToIntegration("fake"),
            new FakeWebhook("evt_1").ToRaw(host.Time.GetUtcNow()),
            hangUp.Token
        );
        await handled.UntilAsync(1);
        await hangUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        Assert.False(token.IsCancellationRequested);
        gate.SetResult();
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Single(handled.Seen);
    }

    [Fact]
    public async Task A_handler_that_never_ends_is_told_to_and_then_counts_as_failed()
    {
        await using var host = Host();
        handled.Then = static (_, token) => Task.Delay(Timeout.InfiniteTimeSpan, token);
        var first = host.PostAsync(new FakeWebhook("evt_1"));
        await handled.UntilAsync(1);
        await host.Time.UntilPendingAsync(TimersOfOne, TestContext.Current.CancellationToken);
        host.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.Equal(503, (await first).Status);
        await host.Audit.UntilAsync(
            static records => records.Any(record => record.Operation == "webhook.failed"),
            TestContext.Current.CancellationToken
        );
        handled.Then = static (_, _) => Task.CompletedTask;
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
        Assert.Equal(2, handled.Seen.Count);
    }

    [Fact]
    public async Task A_handler_that_blocks_its_thread_does_not_hold_the_answer_up()
    {
        await using var host = Host();
        using var gate = new ManualResetEventSlim();
        handled.Then = (_, token) =>
        {
            gate.Wait(token);
            return Task.CompletedTask;
        };
        var first = host.PostAsync(new FakeWebhook("evt_1"));
        await handled.UntilAsync(1);
        await host.Time.UntilPendingAsync(TimersOfOne, TestContext.Current.CancellationToken);
        host.Time.Advance(host.Service.Deadline);
        Assert.Equal(503, (await first).Status);
        gate.Set();
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_1"))).Status);
    }

    [Fact]
    public async Task Where_too_many_are_being_handled_the_next_is_sent_away_and_is_welcome_later()
    {
        await using var host = Host(new() { ["Integrations:Webhooks:MaxInFlight"] = "1" });
        var gate = new TaskCompletionSource();
        handled.Then = (_, _) => gate.Task;
        var first = host.PostAsync(new FakeWebhook("evt_1"));
        await handled.UntilAsync(1);
        Assert.Equal(503, (await host.PostAsync(new FakeWebhook("evt_2"))).Status);
        gate.SetResult();
        Assert.Equal(200, (await first).Status);
        Assert.Equal(200, (await host.PostAsync(new FakeWebhook("evt_2"))).Status);
        Assert.Equal(["evt_1", "evt_2"], handled.Seen.Select(seen => seen.Id));
    }

    private WebhookHost Host(Dictionary<string, string?>? settings = null) =>
        WebhookHost.Create(with: builder => builder.AddWebhookHandler<FakePaid>(handled.HandleAsync), settings: settings);
}
