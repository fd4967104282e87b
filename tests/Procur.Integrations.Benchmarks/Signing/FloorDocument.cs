namespace Procur.Integrations.Benchmarks.Signing;

internal sealed record FloorDocument(string DocumentId, string Name, string FileExtension, string Order);
