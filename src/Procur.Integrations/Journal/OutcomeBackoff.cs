namespace Procur.Integrations.Journal;

/// <summary>How long an unknown outcome waits for its next look-up.</summary>
internal static class OutcomeBackoff
{
    private const int MostDoublings = 20;

    /// <summary>Before the first: a send that was cut off may take effect a moment later.</summary>
    public static TimeSpan First { get; } = TimeSpan.FromSeconds(10);

    /// <param name="looks">How often it was looked up.</param>
    /// <param name="longest">The longest wait.</param>
    public static TimeSpan After(int looks, TimeSpan longest)
    {
        var wait = First * Math.Pow(2, Math.Min(looks, MostDoublings));
        return wait < longest ? wait : longest;
    }
}
