namespace Procur.Integrations.Tests.Journal;

/// <summary>The clock of a process that is stopped and woken: it has moved on, and no timer has fired yet.</summary>
public sealed class StoppedTime : TimeProvider
{
    private readonly DateTimeOffset start = new(2026, 1, 5, 12, 0, 0, TimeSpan.Zero);
    private long passed;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public void Pass(TimeSpan time) => Interlocked.Add(ref passed, time.Ticks);

    public override DateTimeOffset GetUtcNow() => start.AddTicks(Interlocked.Read(ref passed));

    public override long GetTimestamp() => GetUtcNow().UtcTicks;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => new Timer();

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose() { }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}
