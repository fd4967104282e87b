namespace Procur.Integrations;

/// <summary>A connection that was ended.</summary>
/// <param name="Revoked">Whether the service was told and has ended the grant.</param>
/// <param name="Message">What was done, and what is left to do at the service.</param>
public sealed record OAuthDisconnected(bool Revoked, string Message);
