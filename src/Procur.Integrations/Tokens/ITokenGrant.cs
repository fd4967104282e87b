namespace Procur.Integrations.Tokens;

/// <summary>A way to get an access token: client credentials, refresh token, JWT bearer, or a service's own.</summary>
public interface ITokenGrant
{
    /// <summary>What tells its tokens from others of the same connection: scopes, resource, and the credential itself (as a hash). Never a secret in plain.</summary>
    string CacheKey { get; }

    /// <summary>
    /// Whether it asks with a refresh token, which services replace: what they replace it by is then saved before it is used, and a token that does not
    /// open again is not fetched by an older refresh token.
    /// </summary>
    bool UsesRefreshToken => false;

    /// <summary>Whether a refusal of the service's says that the grant itself has ended, so that the account has to be connected again.</summary>
    bool IsEnded(IntegrationException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return UsesRefreshToken && refusal.ProviderCode == "invalid_grant";
    }

    /// <summary>Asks the service for a token.</summary>
    /// <exception cref="IntegrationException">The service refused or could not be reached.</exception>
    Task<AccessToken> RequestAsync(TokenExchange exchange, CancellationToken cancellationToken);
}
