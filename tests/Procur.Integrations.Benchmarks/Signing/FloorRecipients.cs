namespace Procur.Integrations.Benchmarks.Signing;

internal sealed record FloorRecipients(IReadOnlyList<FloorSignerOf> Signers);
