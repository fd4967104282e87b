namespace Procur.Integrations.Benchmarks.Signing;

internal sealed record FloorFields(IReadOnlyList<FloorField> TextCustomFields);
