using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>Cancellation stays cancellation, and says whether anything is in doubt.</summary>
public sealed class CancellationTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Cancelled_before_it_began_nothing_is_sent_and_nothing_is_in_doubt()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(standIn);
        using var source = new CancellationTokenSource();
        await source.CancelAsync();

        var e = await Assert.ThrowsAsync<IntegrationCanceledException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), source.Token)
        );

        Assert.False(e.OutcomeUnknown);
        Assert.Equal(source.Token, e.CancellationToken);
        Assert.Equal("demo", e.Integration);
        Assert.Equal("things.create", e.Operation);
        Assert.Equal(0, standIn.Connections);
    }

    [Theory]
    [InlineData(Repeat.NotIdempotent)]
    [InlineData(Repeat.IdempotentByKey)]
    [InlineData(Repeat.Idempotent)]
    public async Task Cancelled_after_the_first_byte_a_change_is_unknown_and_is_not_sent_again(Repeat repeat)
    {
        await using var standIn = StandIn.Start(Reply.Silence);
        await using var host = DemoHost.Create(standIn);
        using var source = new CancellationTokenSource();

        var call = host.Get<IDemoService>().SendAsync(Calls.Change(repeat), source.Token);
        await standIn.UntilAsync(1, Token);
        await source.CancelAsync();
        var e = await Assert.ThrowsAsync<IntegrationCanceledException>(() => call);

        Assert.True(e.OutcomeUnknown);
        Assert.Equal("key-1/things.create", e.JournalKey);
        Assert.Equal(1, standIn.Count);
        Assert.Equal("unknown", Assert.Single(host.Audit.Records).Outcome);
    }

    [Fact]
    public async Task Cancelled_after_the_first_byte_a_read_leaves_nothing_in_doubt()
    {
        await using var standIn = StandIn.Start(Reply.Silence);
        await using var host = DemoHost.Create(standIn);
        using var source = new CancellationTokenSource();

        var call = host.Get<IDemoService>().SendAsync(Calls.Read(), source.Token);
        await standIn.UntilAsync(1, Token);
        await source.CancelAsync();

        Assert.False((await Assert.ThrowsAsync<IntegrationCanceledException>(() => call)).OutcomeUnknown);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Cancelled_between_two_tries_it_is_unknown_only_where_the_first_may_have_taken_effect(bool lost)
    {
        await using var standIn = StandIn.Start(lost ? Reply.Reset : Reply.Busy("5"));
        await using var host = DemoHost.Create(standIn, time: new ManualTimeProvider());
        using var source = new CancellationTokenSource();

        var call = host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.IdempotentByKey), source.Token);
        await host.Time.UntilWaitsAsync(1, Token);
        await source.CancelAsync();
        var e = await Assert.ThrowsAsync<IntegrationCanceledException>(() => call);

        Assert.Equal(lost, e.OutcomeUnknown);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task Cancelled_while_waiting_for_the_rate_limit_nothing_is_in_doubt()
    {
        await using var standIn = StandIn.Start();
        await using var host = DemoHost.Create(
            standIn,
            new DemoProvider { RateLimits = { ["*"] = new RateLimit(1, TimeSpan.FromSeconds(10)) } },
            new ManualTimeProvider()
        );
        using var source = new CancellationTokenSource();
        await host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent, "first"), Token);

        var call = host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent, "second"), source.Token);
        await host.Time.UntilWaitsAsync(1, Token);
        await source.CancelAsync();
        var e = await Assert.ThrowsAsync<IntegrationCanceledException>(() => call);

        Assert.False(e.OutcomeUnknown);
        Assert.Equal(1, standIn.Count);
    }

    [Fact]
    public async Task Cancelled_while_another_caller_sends_the_same_intent_it_is_unknown()
    {
        await using var standIn = StandIn.Start(Reply.Silence);
        await using var host = DemoHost.Create(standIn);
        using var source = new CancellationTokenSource();
        using var first = new CancellationTokenSource();
        var sending = host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent, operationKey: "pay 17"), first.Token);
        await standIn.UntilAsync(1, Token);

        var waiting = host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent, operationKey: "pay 17"), source.Token);
        Assert.False(waiting.IsCompleted);
        await source.CancelAsync();
        var e = await Assert.ThrowsAsync<IntegrationCanceledException>(() => waiting);

        Assert.True(e.OutcomeUnknown);
        Assert.Equal("pay 17/things.create", e.JournalKey);
        await first.CancelAsync();
        await Assert.ThrowsAsync<IntegrationCanceledException>(() => sending);
    }

    [Fact]
    public async Task Callers_who_cancel_do_not_speak_against_the_service()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Silence);
        await using var host = DemoHost.Create(standIn, with: builder => builder.ConfigureResilience(o => o.BreakerMinimumThroughput = 4));
        for (var i = 1; i <= 8; i++)
        {
            using var source = new CancellationTokenSource();
            var call = host.Get<IDemoService>().SendAsync(Calls.Read(), source.Token);
            await standIn.UntilAsync(i, Token);
            await source.CancelAsync();
            await Assert.ThrowsAsync<IntegrationCanceledException>(() => call);
        }

        standIn.Otherwise = _ => Reply.Json("{}");
        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);
    }
}
