namespace Procur.Integrations.Benchmarks;

internal sealed record FloorIntent(
    string Id,
    string Status,
    long Amount,
    string Currency,
    long Created,
    Dictionary<string, string> Metadata
);
