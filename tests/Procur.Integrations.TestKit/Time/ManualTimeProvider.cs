namespace Procur.Integrations.TestKit;

/// <summary>
/// A clock that moves only when a test moves it. With <see cref="AutoAdvance"/> a wait (<c>Task.Delay</c>) passes by moving the clock to its end,
/// so that retry delays cost no time; deadlines (<c>CancellationTokenSource</c> time-outs) and periodic timers fire only when the clock gets there.
/// </summary>
public sealed class ManualTimeProvider : TimeProvider
{
    private readonly Lock gate = new();
    private readonly List<ManualTimer> timers = [];
    private readonly List<TimeSpan> waits = [];
    private readonly Signal changed = new();
    private DateTimeOffset now;

    public ManualTimeProvider(DateTimeOffset? start = null) => now = start ?? new DateTimeOffset(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);

    /// <summary>Whether a wait passes by itself.</summary>
    public bool AutoAdvance { get; init; }

    /// <summary>Called for each wait before it passes, outside of any lock: the place to change the world between two tries.</summary>
    public Action<TimeSpan>? OnWait { get; set; }

    /// <summary>Every wait that was begun, in order.</summary>
    public IReadOnlyList<TimeSpan> Waits
    {
        get
        {
            lock (gate)
            {
                return [.. waits];
            }
        }
    }

    /// <summary>How many timers are set.</summary>
    public int Pending
    {
        get
        {
            lock (gate)
            {
                return timers.Count;
            }
        }
    }

    public override TimeZoneInfo LocalTimeZone => TimeZoneInfo.Utc;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override DateTimeOffset GetUtcNow()
    {
        lock (gate)
        {
            return now;
        }
    }

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        var timer = new ManualTimer(this, callback, state);
        timer.Change(dueTime, period);
        return timer;
    }

    /// <summary>Moves the clock; timers fire in the order they are due, each at its own moment.</summary>
    public void Advance(TimeSpan by)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(by, TimeSpan.Zero);
        AdvanceTo(GetUtcNow() + by);
    }

    /// <summary>Moves the clock to a moment; one that has passed changes nothing.</summary>
    public void AdvanceTo(DateTimeOffset moment)
    {
        while (Next(moment) is { } due)
        {
            due.Fire();
        }
    }

    /// <summary>Waits until so many waits were begun since the start.</summary>
    public Task UntilWaitsAsync(int count, CancellationToken cancellationToken = default) =>
        changed.UntilAsync(() => Waits.Count >= count, cancellationToken);

    /// <summary>Waits until so many timers are set.</summary>
    public Task UntilPendingAsync(int count, CancellationToken cancellationToken = default) =>
        changed.UntilAsync(() => Pending >= count, cancellationToken);

    private ManualTimer? Next(DateTimeOffset moment)
    {
        lock (gate)
        {
            var due = timers.Where(timer => timer.Due <= moment).MinBy(timer => timer.Due);
            if (due is null)
            {
                now = moment > now ? moment : now;
                return null;
            }

            now = due.Due > now ? due.Due : now;
            if (due.Period > TimeSpan.Zero)
            {
                due.Due += due.Period;
            }
            else
            {
                timers.Remove(due);
            }

            return due;
        }
    }

    private void Set(ManualTimer timer, TimeSpan dueTime, TimeSpan period)
    {
        DateTimeOffset? passes = null;
        lock (gate)
        {
            timers.Remove(timer);
            if (dueTime != Timeout.InfiniteTimeSpan)
            {
                timer.Due = now + dueTime;
                timer.Period = period;
                timers.Add(timer);
                if (timer.IsWait)
                {
                    waits.Add(dueTime);
                    passes = AutoAdvance ? timer.Due : null;
                }
            }
        }

        changed.Tell();
        if (timer.IsWait && dueTime != Timeout.InfiniteTimeSpan)
        {
            OnWait?.Invoke(dueTime);
        }

        if (passes is { } moment)
        {
            // Not from here: the one who sets the timer does not hold it yet.
            ThreadPool.UnsafeQueueUserWorkItem(static args => args.Self.AdvanceTo(args.Moment), (Self: this, Moment: moment), false);
        }
    }

    private void Remove(ManualTimer timer)
    {
        lock (gate)
        {
            timers.Remove(timer);
        }

        changed.Tell();
    }

    private sealed class ManualTimer(ManualTimeProvider clock, TimerCallback callback, object? state) : ITimer
    {
        private bool disposed;

        // Task.Delay hands itself over as the state; a cancellation source is a deadline.
        public bool IsWait { get; } = state is Task && state.GetType().Name.StartsWith("DelayPromise", StringComparison.Ordinal);

        public DateTimeOffset Due { get; set; }

        public TimeSpan Period { get; set; }

        public void Fire() => callback(state);

        public bool Change(TimeSpan dueTime, TimeSpan period)
        {
            if (disposed)
            {
                return false;
            }

            clock.Set(this, dueTime, period);
            return true;
        }

        public void Dispose()
        {
            disposed = true;
            clock.Remove(this);
        }

        public ValueTask DisposeAsync()
        {
            Dispose();
            return ValueTask.CompletedTask;
        }
    }
}
