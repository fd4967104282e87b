using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>By which copies of an event are known.</summary>
/// <param name="Connection">Tenant, integration and connection.</param>
/// <param name="EventId">The service's id of the event.</param>
internal readonly record struct WebhookKey(ConnectionId Connection, string EventId);
