using Procur.Integrations.Wire;

namespace Procur.Integrations.Tokens;

internal sealed class RefreshTokenGrant(OAuthClient client, string refreshToken, string? scope) : ITokenGrant
{
    public string CacheKey { get; } = OAuthRequest.CacheKey("refresh_token", client, scope, refreshToken);

    public bool UsesRefreshToken => true;

    public async Task<AccessToken> RequestAsync(TokenExchange exchange, CancellationToken cancellationToken)
    {
        // What the service gave last: it may have ended the one before.
        var latest = exchange.Current?.RefreshToken ?? refreshToken;
        var form = OAuthRequest.Form(client, "refresh_token", ("refresh_token", latest), ("scope", scope));
        var token = await OAuthRequest.SendAsync(exchange, client, form, Repeat.NotIdempotent, cancellationToken).ConfigureAwait(false);
        return token.RefreshToken is not null
            ? token
            : token with
            {
                RefreshToken = latest,
                RefreshTokenExpiresAt = token.RefreshTokenExpiresAt ?? exchange.Current?.RefreshTokenExpiresAt,
            };
    }
}
