namespace Procur.Integrations.Sandbox.Time;

/// <summary>A timer that is due at a time of the sandbox's clock, however that time comes about.</summary>
internal sealed class SandboxTimer : ITimer
{
    // The platform's timers end at about 49 days; a timer that wakes too early arms itself again.
    private static readonly TimeSpan Longest = TimeSpan.FromDays(1);

    private readonly SandboxClock _clock;
    private readonly TimerCallback _callback;
    private readonly object? _state;
    private readonly ITimer _timer;
    private readonly Lock _gate = new();
    private TimeSpan _period;
    private bool _armed;

    internal SandboxTimer(SandboxClock clock, TimerCallback callback, object? state)
    {
        _clock = clock;
        _callback = callback;
        _state = state;
        _timer = clock.Real.CreateTimer(
            static self => ((SandboxTimer)self!).ClockMoved(),
            this,
            Timeout.InfiniteTimeSpan,
            Timeout.InfiniteTimeSpan
        );
    }

    internal DateTimeOffset Due { get; private set; }

    public bool Change(TimeSpan dueTime, TimeSpan period)
    {
        lock (_gate)
        {
            _armed = dueTime != Timeout.InfiniteTimeSpan;
            _period = period;
            if (!_armed)
            {
                _clock.Remove(this);
                return _timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
            }

            Due = _clock.GetUtcNow() + dueTime;
            _clock.Add(this);
            return Arm(dueTime);
        }
    }

    public void Dispose()
    {
        lock (_gate)
        {
            _armed = false;
        }

        _clock.Remove(this);
        _timer.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    internal void ClockMoved()
    {
        lock (_gate)
        {
            if (!_armed)
            {
                return;
            }

            var left = Due - _clock.GetUtcNow();
            if (left > TimeSpan.Zero)
            {
                Arm(left);
                return;
            }

            if (_period > TimeSpan.Zero)
            {
                Due += _period;
                Arm(_period);
            }
            else
            {
                _armed = false;
                _clock.Remove(this);
            }
        }

        _callback(_state);
    }

    private bool Arm(TimeSpan left) => _timer.Change(left < Longest ? left : Longest, Timeout.InfiniteTimeSpan);
}
