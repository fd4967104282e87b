namespace Procur.Integrations.Sandbox.Time;

/// <summary>The clock of a sandbox: the given clock plus an offset that only grows until it is reset. Timers follow it when it is moved.</summary>
internal sealed class SandboxClock(TimeProvider real) : TimeProvider
{
    private readonly Lock _gate = new();
    private readonly HashSet<SandboxTimer> _timers = [];
    private long _offset;

    internal TimeProvider Real => real;

    public override DateTimeOffset GetUtcNow() => real.GetUtcNow().AddTicks(Volatile.Read(ref _offset));

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new SandboxTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock forward. Timers that become due have run when this returns.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        Interlocked.Add(ref _offset, by.Ticks);
        Moved();
    }

    public void Reset()
    {
        Volatile.Write(ref _offset, 0);
        Moved();
    }

    internal void Add(SandboxTimer timer)
    {
        lock (_gate)
        {
            _timers.Add(timer);
        }
    }

    internal void Remove(SandboxTimer timer)
    {
        lock (_gate)
        {
            _timers.Remove(timer);
        }
    }

    private void Moved()
    {
        SandboxTimer[] timers;
        lock (_gate)
        {
            timers = [.. _timers];
        }

        Array.Sort(timers, static (x, y) => x.Due.CompareTo(y.Due));
        foreach (var timer in timers)
        {
            timer.ClockMoved();
        }
    }
}
