using System.Runtime.CompilerServices;
using Polly;
using Polly.CircuitBreaker;

namespace Procur.Integrations.Wire;

/// <summary>What a connection's calls share: the circuit breaker, the rate gate and the ends of tries.</summary>
/// <remarks>
/// The breaker is Polly's. The retry loop is ours: whether, how often and after what wait a call is sent again depends on what had left and on what
/// the service dedupes, which a general retry strategy is not told, and a strategy around each call costs an allocation that the loop does not.
/// </remarks>
internal sealed class CallPipeline
{
    private readonly ResiliencePipeline<Attempted> polly;

    public CallPipeline(ResilienceOptions options, TimeProvider time)
    {
        Gate = new RateGate(time);
        Endings = new TryEndings(time);
        polly = new ResiliencePipelineBuilder<Attempted> { TimeProvider = time }
            .AddCircuitBreaker(
                new CircuitBreakerStrategyOptions<Attempted>
                {
                    ShouldHandle = static args => ValueTask.FromResult(SpeaksAgainstService(args.Outcome.Result)),
                    FailureRatio = options.BreakerFailureRatio,
                    MinimumThroughput = options.BreakerMinimumThroughput,
                    SamplingDuration = options.BreakerSampling,
                    BreakDuration = options.BreakerBreak,
                    StateProvider = Breaker,
                }
            )
            .Build();
    }

    public RateGate Gate { get; }

    public TryEndings Endings { get; }

    public CircuitBreakerStateProvider Breaker { get; } = new();

    /// <summary>Makes a call's tries, with the waits between them.</summary>
    /// <returns>How the last one ended. What is a mistake in the code is thrown.</returns>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<Attempted> RunAsync(CallState call)
    {
        while (true)
        {
            var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, call.Caller);
            var outcome = await polly.ExecuteOutcomeAsync(static (_, state) => state.AttemptAsync(), context, call).ConfigureAwait(false);
            ResilienceContextPool.Shared.Return(context);
            var tried = Read(call, outcome);
            if (tried.RetryIn is not { } delay)
            {
                return tried;
            }

            try
            {
                await Task.Delay(delay, call.Connection.Host.Time, call.Caller).ConfigureAwait(false);
            }
            catch (OperationCanceledException e)
            {
                return Canceled(call, e);
            }
        }
    }

    /// <summary>A try's result; its exceptions are read where they are known and thrown where they are not.</summary>
    private static Attempted Read(CallState call, Outcome<Attempted> outcome)
    {
        switch (outcome.Exception)
        {
            case null:
                return outcome.Result!;
            case BrokenCircuitException broken:
                var open = new Failure(
                    IntegrationErrorKind.Unavailable,
                    null,
                    "the circuit is open after many failures, so nothing was sent"
                )
                {
                    Effect = FailureEffect.None,
                    RetryAfter = broken.RetryAfter,
                };
                return new Attempted(null, open) { Cause = broken };
            case OperationCanceledException canceled when call.Caller.IsCancellationRequested:
                return Canceled(call, canceled);
            default:
                outcome.ThrowIfException();
                return outcome.Result!;
        }
    }

    private static Attempted Canceled(CallState call, OperationCanceledException canceled)
    {
        call.Canceled = true;
        return new Attempted(null, new Failure(IntegrationErrorKind.Timeout) { Effect = FailureEffect.None }) { Cause = canceled };
    }

    private static bool SpeaksAgainstService(Attempted? tried) =>
        tried is { EndedByCaller: false, Failure.Kind: IntegrationErrorKind.Unavailable or IntegrationErrorKind.Timeout };
}
