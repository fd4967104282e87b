namespace Procur.Integrations.Benchmarks.Signing;

internal sealed record FloorChange(string Status);
