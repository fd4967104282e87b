namespace Procur.Integrations.Benchmarks;

/// <summary>One comparison: the floor and ours, doing the same.</summary>
internal sealed record Row(string Name, Func<Task> Floor, Func<Task> Ours)
{
    /// <summary>
    /// What an intent takes that is noted before it is sent, since the service dedupes nothing: some 900 bytes, and no floor does it.
    /// </summary>
    public const double Noting = 0.4;

    /// <summary>What its bytes may be above the common limit, in its floor's; each has its reason in the README.</summary>
    public double Above { get; init; }
}
