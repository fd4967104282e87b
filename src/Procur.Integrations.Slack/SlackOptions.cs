namespace Procur.Integrations.Slack;

/// <summary>Settings of one Slack workspace. They are found at api.slack.com/apps, under the app.</summary>
public sealed class SlackOptions : IntegrationOptions
{
    /// <summary>Where a person installs an app in production.</summary>
    public const string DefaultAuthorizationEndpoint = "https://slack.com/oauth/v2/authorize";

    /// <summary>The root of the Web API in production.</summary>
    public const string DefaultEndpoint = "https://slack.com/api/";

    /// <summary>
    /// The bot token, <c>xoxb-…</c> (OAuth &amp; Permissions, Bot User OAuth Token). Without one, and without <see cref="IncomingWebhookUrl"/>,
    /// calls fail as not configured.
    /// </summary>
    public string? BotToken { get; set; }

    /// <summary>The app's client id (Basic Information, App Credentials). Needed to connect workspaces in a browser, and where tokens rotate.</summary>
    public string? ClientId { get; set; }

    /// <summary>The app's client secret. Needed with <see cref="ClientId"/>.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>
    /// The refresh token, <c>xoxe-…</c>, of an app whose tokens rotate: then it stands in place of <see cref="BotToken"/>, which ends after twelve hours. Each is
    /// good for one use, so tokens belong in a durable store.
    /// </summary>
    public string? RefreshToken { get; set; }

    /// <summary>The host's address to which Slack sends a person back, as it is entered at the app (OAuth &amp; Permissions, Redirect URLs).</summary>
    public Uri? RedirectUri { get; set; }

    /// <summary>The page on which a person installs the app.</summary>
    public Uri AuthorizationEndpoint { get; set; } = new(DefaultAuthorizationEndpoint);

    /// <summary>The secret that Slack signs its calls with (Basic Information, Signing Secret). It is the app's: all workspaces share it. Needed to receive, and for approval buttons.</summary>
    public string? SigningSecret { get; set; }

    /// <summary>The signing secret before the last regeneration: it is still accepted while it stands here. Remove it when Slack has stopped using it.</summary>
    public string? PreviousSigningSecret { get; set; }

    /// <summary>The app's id, <c>A…</c> (Basic Information, App ID). Where it is set, calls for another app are refused.</summary>
    public string? AppId { get; set; }

    /// <summary>The workspace's id, <c>T…</c>. Where it is not set, Slack is asked once, with the bot token.</summary>
    public string? TeamId { get; set; }

    /// <summary>The channel's id, <c>C…</c>, that messages to <see cref="ChatTarget.Default"/> go to.</summary>
    public string? DefaultChannelId { get; set; }

    /// <summary>
    /// An incoming webhook's address (Incoming Webhooks). It is a secret by itself. With it and no <see cref="BotToken"/>, messages can be posted to the
    /// webhook's own channel (<see cref="ChatTarget.Default"/>) and nothing else can be done.
    /// </summary>
    public string? IncomingWebhookUrl { get; set; }

    /// <summary>The root of the Web API, ending in a slash.</summary>
    public Uri Endpoint { get; set; } = new(DefaultEndpoint);
}
