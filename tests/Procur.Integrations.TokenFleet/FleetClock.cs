namespace Procur.Integrations.TokenFleet;

/// <summary>The system's clock, moved on by command: all processes of a fleet see a token end at the same time.</summary>
internal sealed class FleetClock : TimeProvider
{
    private long offset;

    public void Advance(TimeSpan by) => Interlocked.Add(ref offset, by.Ticks);

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + TimeSpan.FromTicks(Interlocked.Read(ref offset));
}
