namespace Procur.Integrations.Benchmarks.Signing;

internal sealed record FloorSignerOf(string RecipientId, string Name, string Email, string RoutingOrder, FloorTabs Tabs);
