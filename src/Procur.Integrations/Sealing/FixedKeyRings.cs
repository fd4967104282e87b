namespace Procur.Integrations.Sealing;

/// <summary>Keys that do not change.</summary>
internal sealed class FixedKeyRings(KeyRing ring) : IKeyRings
{
    public KeyRing Current { get; } = ring;

    /// <summary>A key that nobody else has, and that is gone with the process.</summary>
    public static FixedKeyRings OfThisProcess() => new(new KeyRing(SealingKey.Random()));
}
