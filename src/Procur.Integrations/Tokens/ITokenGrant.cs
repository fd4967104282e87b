namespace Procur.Integrations.Tokens;

/// <summary>A way to get an access token: client credentials, refresh token, JWT bearer, or a service's own.</summary>
public interface ITokenGrant
{
    /// <summary>What tells its tokens from others of the same connection: scopes, resource, and the credential itself (as a hash). Never a secret in plain.</summary>
    string CacheKey { get; }

    /// <summary>Asks the service for a token.</summary>
    /// <exception cref="IntegrationException">The service refused or could not be reached.</exception>
    Task<AccessToken> RequestAsync(TokenExchange exchange, CancellationToken cancellationToken);
}
