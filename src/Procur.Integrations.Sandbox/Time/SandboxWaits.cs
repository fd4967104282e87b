namespace Procur.Integrations.Sandbox.Time;

/// <summary>Waits on the sandbox's clock. One who waits is not active; he is again before the call that moved the clock returns.</summary>
internal sealed class SandboxWaits(SandboxClock clock, SandboxActivity activity)
{
    private readonly Lock _gate = new();
    private readonly List<TaskCompletionSource> _commits = [];

    /// <summary>Waits for that long on the clock. The caller must be counted as active.</summary>
    public Task DelayAsync(TimeSpan delay, CancellationToken cancellationToken) =>
        WaitAsync(new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), delay, cancellationToken);

    /// <summary>As <see cref="DelayAsync"/>, and until <see cref="ReleaseCommits"/> at the latest.</summary>
    public async Task CommitAsync(TimeSpan delay, CancellationToken cancellationToken)
    {
        var done = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_gate)
        {
            _commits.Add(done);
        }

        try
        {
            await WaitAsync(done, delay, cancellationToken).ConfigureAwait(false);
        }
        finally
        {
            lock (_gate)
            {
                _commits.Remove(done);
            }
        }
    }

    /// <summary>Lets every commit that is held back happen now.</summary>
    /// <returns>How many there were.</returns>
    public int ReleaseCommits()
    {
        TaskCompletionSource[] held;
        lock (_gate)
        {
            held = [.. _commits];
        }

        return held.Count(End);
    }

    private async Task WaitAsync(TaskCompletionSource done, TimeSpan delay, CancellationToken cancellationToken)
    {
        using var cancellation = cancellationToken.Register(() =>
        {
            activity.Enter();
            if (!done.TrySetCanceled(cancellationToken))
            {
                activity.Leave();
            }
        });
        using var timer = clock.CreateTimer(_ => End(done), null, delay, Timeout.InfiniteTimeSpan);
        activity.Leave();
        await done.Task.ConfigureAwait(false);
    }

    private bool End(TaskCompletionSource done)
    {
        activity.Enter();
        if (done.TrySetResult())
        {
            return true;
        }

        activity.Leave();
        return false;
    }
}
