using Procur.Integrations.Tokens;

namespace Procur.Integrations.Slack;

/// <summary>A rotating token: each refresh token is good for one use. Slack has words of its own for one that is not.</summary>
internal sealed class SlackTokenGrant(ITokenGrant inner) : ITokenGrant
{
    public string CacheKey => inner.CacheKey;

    public bool UsesRefreshToken => true;

    public bool IsEnded(IntegrationException refusal)
    {
        ArgumentNullException.ThrowIfNull(refusal);
        return refusal.ProviderCode
            is "invalid_refresh_token"
                or "token_revoked"
                or "token_expired"
                or "account_inactive"
                or "invalid_grant";
    }

    public Task<AccessToken> RequestAsync(TokenExchange exchange, CancellationToken cancellationToken) =>
        inner.RequestAsync(exchange, cancellationToken);
}
