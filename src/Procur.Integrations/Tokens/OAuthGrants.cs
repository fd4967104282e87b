namespace Procur.Integrations.Tokens;

/// <summary>The usual ways to get an access token, over the connection's own pipeline. A refusal by the token endpoint is <see cref="IntegrationErrorKind.Authentication"/>.</summary>
public static class OAuthGrants
{
    /// <summary>The app's own token (RFC 6749, 4.4).</summary>
    /// <param name="client">The app.</param>
    /// <param name="scope">The scopes, parted by spaces; null for the service's default.</param>
    public static ITokenGrant ClientCredentials(OAuthClient client, string? scope = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        return new ClientCredentialsGrant(client, scope);
    }

    /// <summary>A token by a refresh token (RFC 6749, 6). Where the answer brings a new refresh token, that one is used from then on and kept with the token.</summary>
    /// <param name="client">The app.</param>
    /// <param name="refreshToken">The refresh token that the connection was made with.</param>
    /// <param name="scope">The scopes, parted by spaces; null for those that were granted.</param>
    /// <remarks>A request whose answer was lost is not repeated: it may have used the refresh token up.</remarks>
    public static ITokenGrant RefreshToken(OAuthClient client, string refreshToken, string? scope = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentException.ThrowIfNullOrEmpty(refreshToken);
        return new RefreshTokenGrant(client, refreshToken, scope);
    }

    /// <summary>A token by a signed assertion (RFC 7523).</summary>
    /// <param name="client">The endpoint and further form fields; with a secret it proves itself too, without one it does not name itself.</param>
    /// <param name="assertion">What is signed.</param>
    /// <param name="scope">The scopes as a form field, parted by spaces; null where the service wants them as a claim or not at all.</param>
    public static ITokenGrant JwtBearer(OAuthClient client, JwtAssertion assertion, string? scope = null)
    {
        ArgumentNullException.ThrowIfNull(client);
        ArgumentNullException.ThrowIfNull(assertion);
        return new JwtBearerGrant(client, assertion, scope);
    }
}
