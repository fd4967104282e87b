using Polly;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Wire;

/// <summary>One operation on its way through the pipeline, over all its tries.</summary>
/// <remarks>
/// The way of a call is kept short on purpose: each asynchronous method between the caller and the socket costs a box on every call.
/// </remarks>
internal abstract class CallState(Connection connection, CancellationToken caller)
{
    private Snapshot? snapshot;

    public abstract string Operation { get; }

    public abstract bool IsRead { get; }

    /// <summary>Whether sending it again can do no harm.</summary>
    public abstract bool IsRepeatable { get; }

    /// <summary>Whether the service takes a repeat for the same intent by its key: then its refusal speaks for earlier tries too.</summary>
    public abstract bool IsDedupedByKey { get; }

    public abstract string Partition { get; }

    /// <summary>What a 429 holds back.</summary>
    public virtual string PausePartition => Partition;

    public Connection Connection { get; } = connection;

    /// <summary>The state of the connection that the next try is made with; replaced where the service refuses a credential that was rotated meanwhile.</summary>
    public Snapshot Snapshot
    {
        get => snapshot ?? throw new InvalidOperationException("The call has not begun.");
        set => snapshot = value;
    }

    public long Started { get; set; }

    public CancellationToken Caller { get; } = caller;

    public int Attempts { get; set; }

    /// <summary>Whether some try may have taken effect without an answer that says so.</summary>
    public bool MaybeDone { get; set; }

    public bool Canceled { get; set; }

    /// <summary>Whether it may still be sent: what the journal has given it time for, and that time is over, is another's to look into.</summary>
    public virtual bool MaySend => true;

    protected TimeProvider Time => Connection.Host.Time;

    /// <summary>Makes one try, in its turn by the service's rate limit. Failures are values; what comes as an exception is a mistake in the code.</summary>
    public ValueTask<Outcome<Attempted>> AttemptAsync()
    {
        var options = Snapshot.Options.Resilience;
        var left = options.TotalTimeout - Time.GetElapsedTime(Started);
        if (left <= TimeSpan.Zero || !MaySend)
        {
            return Unsent(new Failure(IntegrationErrorKind.Timeout) { Effect = FailureEffect.None });
        }

        var gate = Connection.PipelineFor(Snapshot).Gate;
        if (!gate.TryEnter(Partition, PausePartition, Limit(), options.RateLimitShare, left, out var wait))
        {
            return Unsent(
                new Failure(IntegrationErrorKind.RateLimited, null, "the service's published rate limit is used up, so nothing was sent")
                {
                    Effect = FailureEffect.None,
                    RetryAfter = wait,
                }
            );
        }

        if (wait > TimeSpan.Zero)
        {
            return WaitAndTryAsync(wait, left);
        }

        Attempts++;
        return TryAsync(left < options.AttemptTimeout ? left : options.AttemptTimeout);
    }

    protected abstract ValueTask<Outcome<Attempted>> TryAsync(TimeSpan timeout);

    /// <summary>Decides whether and when a failed try may be followed by another.</summary>
    protected Outcome<Attempted> Judge(Attempted tried)
    {
        if (tried.Failure is not { } failure)
        {
            return Outcome.FromResult(tried);
        }

        tried.EndedByCaller = Canceled;
        var options = Snapshot.Options.Resilience;
        if (failure.Kind == IntegrationErrorKind.RateLimited)
        {
            Connection.PipelineFor(Snapshot).Gate.Pause(PausePartition, failure.RetryAfter ?? options.BaseDelay);
        }

        if (!IsRead && failure.Effect == FailureEffect.Unknown)
        {
            MaybeDone = true;
        }

        var repeatIsSafe = IsRepeatable || failure.Effect == FailureEffect.None;
        if (Canceled || Attempts >= options.MaxAttempts || !repeatIsSafe || !(failure.Retry ?? failure.IsTransient))
        {
            return Outcome.FromResult(tried);
        }

        var delay = failure.RetryAfter ?? Backoff(options);
        if (delay < options.TotalTimeout - Time.GetElapsedTime(Started))
        {
            tried.RetryIn = delay;
        }

        return Outcome.FromResult(tried);
    }

    private static ValueTask<Outcome<Attempted>> Unsent(Failure failure) => Outcome.FromResultAsValueTask(new Attempted(null, failure));

    private RateLimit? Limit()
    {
        var limits = Connection.Registration.RateLimits;
        return limits.TryGetValue(Operation, out var limit) || limits.TryGetValue("*", out limit) ? limit : null;
    }

    private async ValueTask<Outcome<Attempted>> WaitAndTryAsync(TimeSpan wait, TimeSpan left)
    {
        try
        {
            await Task.Delay(wait, Time, Caller).ConfigureAwait(false);
        }
        catch (OperationCanceledException e)
        {
            return Outcome.FromException<Attempted>(e);
        }

        Attempts++;
        left -= wait;
        var attempt = Snapshot.Options.Resilience.AttemptTimeout;
        return await TryAsync(left < attempt ? left : attempt).ConfigureAwait(false);
    }

    private TimeSpan Backoff(ResilienceOptions options)
    {
        var delay = options.BaseDelay * Math.Pow(2, Attempts - 1);
        delay = delay < options.MaxDelay ? delay : options.MaxDelay;
#pragma warning disable CA5394 // Jitter spreads callers; nobody gains by guessing it.
        return delay * (0.5 + (Random.Shared.NextDouble() / 2));
#pragma warning restore CA5394
    }
}
