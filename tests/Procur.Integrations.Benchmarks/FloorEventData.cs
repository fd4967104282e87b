namespace Procur.Integrations.Benchmarks;

internal sealed record FloorEventData(FloorIntent Object);
