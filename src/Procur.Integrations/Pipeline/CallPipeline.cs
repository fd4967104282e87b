using Polly;
using Polly.CircuitBreaker;
using Polly.Retry;

namespace Procur.Integrations.Wire;

/// <summary>Drives the tries of a connection's calls: total time-out, retry, circuit breaker, rate limit, attempt time-out.</summary>
internal sealed class CallPipeline
{
    private readonly TimeProvider time;
    private readonly ResiliencePipeline<Attempted> polly;
    private readonly IReadOnlyDictionary<string, RateLimit> limits;

    public CallPipeline(ResilienceOptions options, IReadOnlyDictionary<string, RateLimit> limits, TimeProvider time)
    {
        this.time = time;
        this.limits = limits;
        Gate = new RateGate(time);
        polly = new ResiliencePipelineBuilder<Attempted> { TimeProvider = time }
            .AddRetry(
                new RetryStrategyOptions<Attempted>
                {
                    // How often, whether at all, and after what wait is decided by each try, which knows what was sent and what is left of the time.
                    MaxRetryAttempts = int.MaxValue,
                    ShouldHandle = static args => ValueTask.FromResult(args.Outcome.Result.MayRetry),
                    DelayGenerator = static args => ValueTask.FromResult(args.Outcome.Result.RetryIn),
                }
            )
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

    public CircuitBreakerStateProvider Breaker { get; } = new();

    public async ValueTask<Attempted> RunAsync(CallState call)
    {
        var context = ResilienceContextPool.Shared.Get(continueOnCapturedContext: false, call.Caller);
        try
        {
            var outcome = await polly
                .ExecuteOutcomeAsync(static (_, state) => state.Pipeline.TryAsync(state.Call), context, (Pipeline: this, Call: call))
                .ConfigureAwait(false);
            return outcome.Exception switch
            {
                null => outcome.Result,
                BrokenCircuitException broken => Open(broken),
                OperationCanceledException canceled when call.Caller.IsCancellationRequested => Canceled(call, canceled),
                _ => throw outcome.Exception,
            };
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private static bool SpeaksAgainstService(Attempted tried) =>
        tried.Failure is { Kind: IntegrationErrorKind.Unavailable or IntegrationErrorKind.Timeout };

    private static Attempted Open(BrokenCircuitException broken) =>
        new(
            null,
            new Failure(IntegrationErrorKind.Unavailable, null, "the circuit is open after many failures, so nothing was sent")
            {
                Effect = FailureEffect.None,
                RetryAfter = broken.RetryAfter,
            },
            null
        )
        {
            Cause = broken,
        };

    private static Attempted Canceled(CallState call, OperationCanceledException canceled)
    {
        call.Canceled = true;
        return new Attempted(null, new Failure(IntegrationErrorKind.Timeout) { Effect = FailureEffect.None }, null) { Cause = canceled };
    }

    private async ValueTask<Outcome<Attempted>> TryAsync(CallState call)
    {
        try
        {
            return Outcome.FromResult(await TryOnceAsync(call).ConfigureAwait(false));
        }
#pragma warning disable CA1031 // Polly carries exceptions as outcomes; nothing is swallowed, RunAsync throws what it does not know.
        catch (Exception e)
#pragma warning restore CA1031
        {
            return Outcome.FromException<Attempted>(e);
        }
    }

    private async ValueTask<Attempted> TryOnceAsync(CallState call)
    {
        var options = call.Snapshot.Options.Resilience;
        var left = options.TotalTimeout - time.GetElapsedTime(call.Started);
        if (left <= TimeSpan.Zero)
        {
            return new(null, new Failure(IntegrationErrorKind.Timeout) { Effect = FailureEffect.None }, null);
        }

        if (!Gate.TryEnter(call.Partition, LimitOf(call), options.RateLimitShare, left, out var wait))
        {
            var limited = new Failure(
                IntegrationErrorKind.RateLimited,
                null,
                "the service's published rate limit is used up, so nothing was sent"
            )
            {
                Effect = FailureEffect.None,
                RetryAfter = wait,
            };
            return new(null, limited, null);
        }

        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, time, call.Caller).ConfigureAwait(false);
            left -= wait;
        }

        call.Attempts++;
        var tried = await call.TryAsync(left < options.AttemptTimeout ? left : options.AttemptTimeout).ConfigureAwait(false);
        return tried.Failure is null ? tried : Judge(call, tried, options);
    }

    private RateLimit? LimitOf(CallState call) =>
        limits.TryGetValue(call.Operation, out var limit) || limits.TryGetValue("*", out limit) ? limit : null;

    private Attempted Judge(CallState call, Attempted tried, ResilienceOptions options)
    {
        var failure = tried.Failure!;
        if (failure.Kind == IntegrationErrorKind.RateLimited)
        {
            Gate.Pause(call.Partition, failure.RetryAfter ?? options.BaseDelay);
        }

        if (!call.IsRead && failure.Effect == FailureEffect.Unknown)
        {
            call.MaybeDone = true;
        }

        var repeatIsSafe = call.IsRepeatable || failure.Effect == FailureEffect.None;
        if (call.Canceled || call.Attempts >= options.MaxAttempts || !repeatIsSafe || !(failure.Retry ?? failure.IsTransient))
        {
            return tried;
        }

        var delay = failure.RetryAfter ?? Backoff(call.Attempts, options);
        return delay < options.TotalTimeout - time.GetElapsedTime(call.Started) ? tried with { RetryIn = delay } : tried;
    }

    private static TimeSpan Backoff(int attempts, ResilienceOptions options)
    {
        var delay = options.BaseDelay * Math.Pow(2, attempts - 1);
        delay = delay < options.MaxDelay ? delay : options.MaxDelay;
#pragma warning disable CA5394 // Jitter spreads callers; nobody gains by guessing it.
        return delay * (0.5 + (Random.Shared.NextDouble() / 2));
#pragma warning restore CA5394
    }
}
