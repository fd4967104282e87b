namespace Procur.Integrations.Benchmarks.Signing;

internal sealed record FloorField(string Name, string Value, string Show, string Required);
