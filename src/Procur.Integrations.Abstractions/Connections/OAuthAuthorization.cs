namespace Procur.Integrations;

/// <summary>Where to send a person's browser.</summary>
/// <param name="Url">The service's page. It holds the state, so it goes into no log.</param>
/// <param name="ExpiresAt">Until when the person may come back (UTC).</param>
public sealed record OAuthAuthorization(Uri Url, DateTimeOffset ExpiresAt)
{
    /// <summary>Without the state.</summary>
    public override string ToString() => $"OAuthAuthorization at {Url.Host} until {ExpiresAt:u}";
}
