namespace Procur.Integrations.Benchmarks;

internal sealed record FloorPosted(bool Ok, string Channel, string Ts);
