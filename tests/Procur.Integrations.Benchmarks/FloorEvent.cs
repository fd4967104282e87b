namespace Procur.Integrations.Benchmarks;

internal sealed record FloorEvent(string Id, string Type, long Created, bool Livemode, FloorEventData Data);
