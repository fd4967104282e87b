using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>The circuit breaker.</summary>
public sealed class BreakerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task After_many_failures_nothing_is_sent_for_a_while_and_the_error_says_so()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json("{}", 503));
        await using var host = Host(standIn);
        await OpenAsync(host);
        var before = standIn.Count;

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.NotIdempotent), Token)
        );

        Assert.Equal(before, standIn.Count);
        Assert.Equal(IntegrationErrorKind.Unavailable, e.Kind);
        Assert.False(e.OutcomeUnknown);
        Assert.True(e.IsTransient);
        Assert.NotNull(e.RetryAfter);
        Assert.Contains("circuit is open", e.Message, StringComparison.Ordinal);
        Assert.Equal("open", Assert.Single(host.Get<IIntegrationRegistry>().List()).Circuit);
    }

    [Fact]
    public async Task After_the_break_one_call_is_let_through_and_closes_it()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Json("{}", 503));
        await using var host = Host(standIn);
        await OpenAsync(host);
        standIn.Otherwise = _ => Reply.Json("{}");

        host.Time.Advance(TimeSpan.FromSeconds(16));
        await host.Get<IDemoService>().SendAsync(Calls.Read(), Token);

        Assert.Equal("closed", Assert.Single(host.Get<IIntegrationRegistry>().List()).Circuit);
    }

    [Fact]
    public async Task An_open_circuit_does_not_turn_an_unknown_outcome_into_a_failure()
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Reset);
        await using var host = Host(standIn);

        // The circuit opens between its tries.
        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            host.Get<IDemoService>().SendAsync(Calls.Change(Repeat.IdempotentByKey), Token)
        );

        Assert.Equal(2, standIn.Count);
        Assert.Contains("circuit is open", e.Message, StringComparison.Ordinal);
        Assert.True(e.OutcomeUnknown);
    }

    [Theory]
    [InlineData(400)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(409)]
    [InlineData(429)]
    public async Task A_service_that_answers_keeps_the_circuit_closed_whatever_it_says(int status)
    {
        await using var standIn = StandIn.Start().Always(_ => Reply.Busy("3600", status));
        await using var host = Host(standIn);
        for (var i = 0; i < 6; i++)
        {
            await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read($"things.{i}"), Token));
        }

        Assert.Equal("closed", Assert.Single(host.Get<IIntegrationRegistry>().List()).Circuit);
        Assert.Equal(6, standIn.Count);
    }

    private static TestHost Host(StandIn standIn) =>
        DemoHost.Create(
            standIn,
            with: builder =>
                builder.ConfigureResilience(options =>
                {
                    options.BreakerMinimumThroughput = 2;
                    options.MaxAttempts = 4;
                })
        );

    private static async Task OpenAsync(TestHost host) =>
        await Assert.ThrowsAsync<IntegrationException>(() => host.Get<IDemoService>().SendAsync(Calls.Read(), Token));
}
