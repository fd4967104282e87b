using Procur.Integrations.Tokens;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>How tokens are got: by a service account's signed assertion, or by the refresh token of a person who has consented.</summary>
internal static class GoogleCredentials
{
    // Google compares it with its own address, whatever the address is that the call goes through.
    private const string Audience = "https://oauth2.googleapis.com/token";

    // The longest that Google accepts is an hour, counted from the moment of issue.
    private static readonly TimeSpan AssertionLifetime = TimeSpan.FromMinutes(30);

    public static ITokenGrant? GrantOf(GoogleWorkspaceOptions options)
    {
        if (options.TokenEndpoint is not { IsAbsoluteUri: true } root)
        {
            return null;
        }

        var endpoint = new Uri(root, "token");
        if (!string.IsNullOrWhiteSpace(options.ServiceAccountKey))
        {
            return GoogleServiceAccount.Read(options.ServiceAccountKey) is { } account
                ? OfServiceAccount(options, endpoint, account)
                : null;
        }

        return ClientOf(options) is { } client && !string.IsNullOrWhiteSpace(options.RefreshToken)
            ? OAuthGrants.RefreshToken(client, options.RefreshToken)
            : null;
    }

    /// <summary>Null where the client is not set up.</summary>
    public static OAuthClient? ClientOf(GoogleWorkspaceOptions options) =>
        options.TokenEndpoint is not { IsAbsoluteUri: true } root
        || string.IsNullOrWhiteSpace(options.ClientId)
        || string.IsNullOrWhiteSpace(options.ClientSecret)
            ? null
            : new OAuthClient(new Uri(root, "token"), options.ClientId, options.ClientSecret)
            {
                Authentication = OAuthClientAuthentication.Body,
            };

    private static ITokenGrant OfServiceAccount(GoogleWorkspaceOptions options, Uri endpoint, GoogleServiceAccount account) =>
        OAuthGrants.JwtBearer(
            new OAuthClient(endpoint, account.Email),
            new JwtAssertion(account.Email, Audience, account.PrivateKey)
            {
                Subject = string.IsNullOrWhiteSpace(options.Subject) ? null : options.Subject,
                KeyId = account.PrivateKeyId,
                Lifetime = AssertionLifetime,
                Claims = new Dictionary<string, string> { ["scope"] = string.Join(' ', GoogleScopes.Split(options.Scopes)) },
            }
        );
}
