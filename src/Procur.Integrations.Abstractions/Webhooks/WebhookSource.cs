namespace Procur.Integrations.Webhooks;

/// <summary>To whom a webhook came.</summary>
/// <param name="Integration">The integration's key.</param>
/// <param name="Tenant">The tenant; empty for a host with one.</param>
/// <param name="Connection">The connection's name.</param>
public sealed record WebhookSource(string Integration, string Tenant, string Connection);
