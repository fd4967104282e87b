namespace Procur.Integrations.Benchmarks;

internal sealed record FloorPost(string Channel, string Text);
