using Procur.Integrations.Wire;

namespace Procur.Integrations.Tokens;

internal sealed class ClientCredentialsGrant(OAuthClient client, string? scope) : ITokenGrant
{
    public string CacheKey { get; } = OAuthRequest.CacheKey("client_credentials", client, scope);

    public Task<AccessToken> RequestAsync(TokenExchange exchange, CancellationToken cancellationToken)
    {
        var form = OAuthRequest.Form(client, "client_credentials", ("scope", scope));
        return OAuthRequest.SendAsync(exchange, client, form, Repeat.Idempotent, cancellationToken);
    }
}
