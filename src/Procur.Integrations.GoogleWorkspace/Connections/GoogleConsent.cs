using Procur.Integrations.Tokens;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>How a person connects a Google account: consent with offline access, which alone gives a refresh token.</summary>
internal static class GoogleConsent
{
    public static OAuthConnect<GoogleWorkspaceOptions> Connect { get; } =
        new()
        {
            AuthorizationEndpoint = static options => options.AuthorizationEndpoint,
            Client = GoogleCredentials.ClientOf,
            AppSettings = [nameof(GoogleWorkspaceOptions.ClientId), nameof(GoogleWorkspaceOptions.ClientSecret)],
            Scopes = static options => GoogleScopes.Split(options.Scopes),
            RedirectUri = static options => options.RedirectUri,
            Issuer = static options =>
                options.AuthorizationEndpoint.OriginalString == GoogleWorkspaceOptions.DefaultAuthorizationEndpoint
                    ? "https://accounts.google.com"
                    : null,
            Parameters = static _ => new Dictionary<string, string>
            {
                ["access_type"] = "offline",
                // A refresh token comes again only where consent is asked for again.
                ["prompt"] = "consent",
                ["include_granted_scopes"] = "false",
            },
            Secrets = [nameof(GoogleWorkspaceOptions.RefreshToken)],
            Read = static (grant, _) =>
                new OAuthCredentials
                {
                    Secrets = new Dictionary<string, string?>
                    {
                        [nameof(GoogleWorkspaceOptions.RefreshToken)] = grant.Token.RefreshToken,
                        // A service account would be stronger than the person who has just consented.
                        [nameof(GoogleWorkspaceOptions.ServiceAccountKey)] = null,
                    },
                    Settings = new Dictionary<string, string?> { [nameof(GoogleWorkspaceOptions.Subject)] = null },
                },
            RevokeAsync = static (connection, cancellationToken) => connection.Get<GoogleAccountClient>().RevokeAsync(cancellationToken),
        };
}
