namespace Procur.Integrations.Benchmarks.Signing;

internal sealed record FloorSummary(string EnvelopeId, string? Status, string? StatusDateTime);
