using Procur.Integrations.Connections;

namespace Procur.Integrations.TokenFleet;

/// <summary>The service's wire client.</summary>
internal sealed record FleetService(Connection Connection);
