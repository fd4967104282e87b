namespace Procur.Integrations.Benchmarks.Workspace;

internal sealed record FloorProperties(IReadOnlyDictionary<string, string>? Private);
