namespace Procur.Integrations.Benchmarks.Signing;

internal sealed record FloorTabs(IReadOnlyList<FloorTab> SignHereTabs);
