namespace Procur.Integrations.Benchmarks;

/// <summary>One comparison: the floor and ours, doing the same.</summary>
internal sealed record Row(string Name, Func<Task> Floor, Func<Task> Ours)
{
    /// <summary>Whether its intent is noted before it is sent, since the service dedupes nothing: that costs some 900 bytes, and no floor does it.</summary>
    public bool IsNoted { get; init; }
}
