namespace Procur.Integrations.Sandbox.StandIns.Consents;

/// <summary>A code that a person's consent gave.</summary>
/// <param name="ClientId">The app it is for.</param>
/// <param name="RedirectUri">The address it went to.</param>
/// <param name="Scope">What was consented to.</param>
/// <param name="Challenge">The challenge (RFC 7636, S256); null without one.</param>
/// <param name="EndsAt">Until when it is good.</param>
internal sealed record ConsentCode(string ClientId, string RedirectUri, string Scope, string? Challenge, DateTimeOffset EndsAt);
