namespace Procur.Integrations.Benchmarks;

internal sealed record FloorNextAction(string Type);
