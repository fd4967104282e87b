namespace Procur.Integrations.Benchmarks;

/// <summary>One comparison: the floor and ours, doing the same.</summary>
internal sealed record Row(string Name, Func<Task> Floor, Func<Task> Ours);
