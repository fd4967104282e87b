namespace Procur.Integrations.Outbox;

/// <summary>Who sends a message.</summary>
/// <param name="Integration">The integration's or account's key (<c>sendgrid</c>, <c>slack</c>); null for the host's default of the capability.</param>
/// <param name="Tenant">The tenant whose connection it is; empty for the host's own.</param>
/// <param name="Name">The name of the tenant's connection; its only one by default.</param>
public sealed record OutboxRoute(string? Integration = null, string Tenant = "", string? Name = null);
