namespace Procur.Integrations.Tokens;

/// <summary>An access token as a service gave it.</summary>
/// <param name="Value">The token.</param>
/// <param name="ExpiresAt">When it ends (UTC).</param>
public sealed record AccessToken(string Value, DateTimeOffset ExpiresAt)
{
    /// <summary>The refresh token that goes with it, where there is one.</summary>
    public string? RefreshToken { get; init; }

    /// <summary>When the refresh token ends (UTC), where the service says so.</summary>
    public DateTimeOffset? RefreshTokenExpiresAt { get; init; }

    /// <summary>The scopes granted, as the service wrote them.</summary>
    public string? Scope { get; init; }

    /// <summary>The end of its life: the token is never written out.</summary>
    public override string ToString() => $"AccessToken until {ExpiresAt:u}";
}
