using Procur.Integrations.Tokens;

namespace Procur.Integrations.Slack;

/// <summary>How tokens are got where they rotate; without that the bot token is good until it is revoked.</summary>
internal static class SlackCredentials
{
    public static ITokenGrant? GrantOf(SlackOptions options) =>
        ClientOf(options) is { } client && !string.IsNullOrWhiteSpace(options.RefreshToken)
            ? new SlackTokenGrant(OAuthGrants.RefreshToken(client, options.RefreshToken))
            : null;

    /// <summary>Null where the app is not set up.</summary>
    public static OAuthClient? ClientOf(SlackOptions options) =>
        options.Endpoint is not { IsAbsoluteUri: true } root
        || string.IsNullOrWhiteSpace(options.ClientId)
        || string.IsNullOrWhiteSpace(options.ClientSecret)
            ? null
            : new OAuthClient(new Uri(root, "oauth.v2.access"), options.ClientId, options.ClientSecret);
}
