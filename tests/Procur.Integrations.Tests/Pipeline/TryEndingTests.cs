using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tests.Pipeline;

/// <summary>On the system's clock what ends a try is used again: whatever became of one call must not end another.</summary>
public sealed class TryEndingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_caller_that_cancels_after_its_answer_ends_nobody_elses_call()
    {
        await using var standIn = StandIn.Start();
        using var connection = Connect(standIn, TimeSpan.FromSeconds(30));
        using var over = new CancellationTokenSource();
        await connection.SendAsync(Calls.Read(), over.Token);

        standIn.Then(Reply.Silence);
        using var waiting = new CancellationTokenSource();
        var next = connection.SendAsync(Calls.Read(), waiting.Token);
        await standIn.UntilAsync(2, Token);
        await over.CancelAsync();

        Assert.False(next.IsCompleted);
        await waiting.CancelAsync();
        await Assert.ThrowsAsync<IntegrationCanceledException>(() => next);
        await connection.SendAsync(Calls.Read(), Token);
    }

    [Fact]
    public async Task A_call_that_ran_out_of_time_leaves_the_next_one_its_own()
    {
        await using var standIn = StandIn.Start(Reply.Silence);
        using var connection = Connect(standIn, TimeSpan.FromSeconds(1));

        var e = await Assert.ThrowsAsync<IntegrationException>(() => connection.SendAsync(Calls.Read(), Token));

        Assert.Equal(IntegrationErrorKind.Timeout, e.Kind);
        Assert.True((await connection.SendAsync(Calls.Read(), Token)).IsSuccess);
    }

    [Fact]
    public async Task The_time_of_a_call_that_is_answered_does_not_run_on()
    {
        await using var standIn = StandIn.Start();
        using var connection = Connect(standIn, TimeSpan.FromSeconds(1));
        await connection.SendAsync(Calls.Read(), Token);

        // Somebody else's call runs out of a longer time meanwhile.
        await using var silent = StandIn.Start(Reply.Silence);
        using var slow = Connect(silent, TimeSpan.FromSeconds(1.5));
        await Assert.ThrowsAsync<IntegrationException>(() => slow.SendAsync(Calls.Read(), Token));

        Assert.True((await connection.SendAsync(Calls.Read(), Token)).IsSuccess);
    }

    private static StandaloneConnection Connect(StandIn standIn, TimeSpan timeout)
    {
        var options = new DemoOptions { ApiKey = DemoHost.ApiKey, Endpoint = standIn.Endpoint };
        options.Resilience.AttemptTimeout = timeout;
        options.Resilience.MaxAttempts = 1;
        return StandaloneConnection.Create(new DemoProvider().Definition, options);
    }
}
