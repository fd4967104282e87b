namespace Procur.Integrations.Tests.Abstractions;

/// <summary>Results in place of exceptions, and only of the library's own.</summary>
public sealed class GracefulTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_done_has_its_value()
    {
        var result = await Graceful.TryAsync(_ => Task.FromResult(7), Token);

        Assert.Equal((IntegrationOutcome.Done, true, 7), (result.Outcome, result.Succeeded, result.Value));
        Assert.Null(result.Error);
        Assert.Equal(7, result.ValueOrThrow());
    }

    [Theory]
    [InlineData(false, IntegrationOutcome.NotDone)]
    [InlineData(true, IntegrationOutcome.Unknown)]
    public async Task What_failed_says_whether_anything_is_in_doubt(bool unknown, IntegrationOutcome outcome)
    {
        var e = new IntegrationException("demo", "things.create", IntegrationErrorKind.Timeout, "late") { OutcomeUnknown = unknown };

        var result = await Graceful.TryAsync<int>(_ => throw e, Token);

        Assert.Equal(outcome, result.Outcome);
        Assert.Same(e, result.Error);
        Assert.Equal(0, result.Value);
        Assert.Same(e, Assert.Throws<IntegrationException>(() => result.ValueOrThrow()));
    }

    [Fact]
    public async Task A_cancellation_that_left_something_in_doubt_is_a_result()
    {
        var result = await Graceful.TryAsync(_ => throw new IntegrationCanceledException("demo", "x", outcomeUnknown: true, Token), Token);

        Assert.Equal(IntegrationOutcome.Unknown, result.Outcome);
        Assert.IsType<IntegrationCanceledException>(result.Error);
    }

    [Fact]
    public async Task A_cancellation_that_left_nothing_in_doubt_is_the_hosts_own() =>
        await Assert.ThrowsAsync<IntegrationCanceledException>(() =>
            Graceful.TryAsync(_ => throw new IntegrationCanceledException("demo", "x", outcomeUnknown: false, Token), Token)
        );

    [Fact]
    public async Task A_mistake_in_the_callers_code_is_thrown_as_ever() =>
        await Assert.ThrowsAsync<ArgumentNullException>(() =>
            Graceful.TryAsync<int>(_ => throw new ArgumentNullException("message"), Token)
        );

    [Fact]
    public async Task A_call_without_a_value_is_done_too()
    {
        var result = await Graceful.TryAsync(_ => Task.CompletedTask, Token);

        Assert.True(result.Succeeded);
        Assert.True(result.Value);
    }
}
