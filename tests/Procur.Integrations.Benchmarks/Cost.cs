namespace Procur.Integrations.Benchmarks;

/// <summary>What a call costs this process.</summary>
/// <param name="Bytes">Bytes allocated.</param>
/// <param name="Cpu">Microseconds of processor time.</param>
internal sealed record Cost(long Bytes, double Cpu)
{
    public static Cost Median(IReadOnlyList<Cost> costs) =>
        new(
            costs.Select(cost => cost.Bytes).Order().ElementAt(costs.Count / 2),
            costs.Select(cost => cost.Cpu).Order().ElementAt(costs.Count / 2)
        );
}
