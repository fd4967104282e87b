using Procur.Integrations.Tokens;

namespace Procur.Integrations.DocuSign;

/// <summary>How tokens are got: by the refresh token of a person who has connected his account, or by an assertion for the user whom the app acts for.</summary>
internal static class DocuSignCredentials
{
    public static bool HasRefreshToken(DocuSignOptions options) => !string.IsNullOrWhiteSpace(options.RefreshToken);

    /// <summary>Whether a consent is for the app to act in somebody's name by its own key, so that its code is of no use.</summary>
    public static bool Impersonates(DocuSignOptions options) =>
        !string.IsNullOrWhiteSpace(options.PrivateKey) || string.IsNullOrWhiteSpace(options.SecretKey);

    public static ITokenGrant GrantOf(DocuSignOptions options) =>
        HasRefreshToken(options) ? OAuthGrants.RefreshToken(ClientOf(options)!, options.RefreshToken!) : new DocuSignTokenGrant(options);

    /// <summary>Null where the app is not set up.</summary>
    public static OAuthClient? ClientOf(DocuSignOptions options) =>
        string.IsNullOrWhiteSpace(options.IntegrationKey)
            ? null
            : new OAuthClient(
                new Uri(DocuSignAddresses.AccountsOf(options), "oauth/token"),
                options.IntegrationKey,
                string.IsNullOrWhiteSpace(options.SecretKey) ? null : options.SecretKey
            );
}
