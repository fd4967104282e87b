using Microsoft.Extensions.Configuration;
using Procur.Integrations.Approvals;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Slack.Wire;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Slack;

/// <summary>What there is to know of Slack, and connections without a container.</summary>
public static class SlackIntegration
{
    private const string Apps = "api.slack.com/apps, the app, ";

    /// <summary>What hosts see of it.</summary>
    public static IntegrationDescriptor Descriptor { get; } =
        new("slack", "Slack")
        {
            Section = "Slack",
            Documentation = new Uri("https://docs.slack.dev/"),
            Console = new Uri("https://api.slack.com/apps"),
            Settings =
            [
                new OptionSetting<SlackOptions>(nameof(SlackOptions.BotToken), static options => options.BotToken)
                {
                    Secret = true,
                    Required = true,
                    Unless = static options =>
                        !string.IsNullOrWhiteSpace(options.IncomingWebhookUrl) || !string.IsNullOrWhiteSpace(options.RefreshToken),
                    Environment = "SLACK_BOT_TOKEN",
                    Find = Apps + "OAuth & Permissions, Bot User OAuth Token",
                    Description = "Bot token (`xoxb-…`). Not needed where only an incoming webhook is used.",
                },
                new OptionSetting<SlackOptions>(nameof(SlackOptions.ClientId), static options => options.ClientId)
                {
                    Shared = true,
                    Environment = "SLACK_CLIENT_ID",
                    Find = Apps + "Basic Information, Client ID",
                    Description = "The app's client id. Needed to connect workspaces in a browser, and where tokens rotate.",
                },
                new OptionSetting<SlackOptions>(nameof(SlackOptions.ClientSecret), static options => options.ClientSecret)
                {
                    Secret = true,
                    Shared = true,
                    Environment = "SLACK_CLIENT_SECRET",
                    Find = Apps + "Basic Information, Client Secret",
                    Description = "The app's client secret. Needed with the client id.",
                },
                new OptionSetting<SlackOptions>(nameof(SlackOptions.RefreshToken), static options => options.RefreshToken)
                {
                    Secret = true,
                    Find = "The answer to the installation of an app whose tokens rotate",
                    Description = "Refresh token (`xoxe-…`) of an app whose tokens rotate, in place of the bot token.",
                },
                new OptionSetting<SlackOptions>(nameof(SlackOptions.RedirectUri), static options => options.RedirectUri?.OriginalString)
                {
                    Shared = true,
                    Environment = "SLACK_REDIRECT_URI",
                    Find = Apps + "OAuth & Permissions, Redirect URLs",
                    Description = "The host's address that a person comes back to after the installation.",
                },
                new OptionSetting<SlackOptions>(
                    nameof(SlackOptions.AuthorizationEndpoint),
                    static options => options.AuthorizationEndpoint?.OriginalString
                )
                {
                    Shared = true,
                    Default = SlackOptions.DefaultAuthorizationEndpoint,
                    Description = "The page on which a person installs the app.",
                },
                new OptionSetting<SlackOptions>(nameof(SlackOptions.SigningSecret), static options => options.SigningSecret)
                {
                    Secret = true,
                    Shared = true,
                    Environment = "SLACK_SIGNING_SECRET",
                    Find = Apps + "Basic Information, Signing Secret",
                    Description = "Secret that Slack signs its calls with. Needed to receive, and for approval buttons.",
                },
                new OptionSetting<SlackOptions>(nameof(SlackOptions.PreviousSigningSecret), static options => options.PreviousSigningSecret)
                {
                    Secret = true,
                    Shared = true,
                    Find = "The signing secret before the last regeneration",
                    Description = "Accepted beside the current one while it is being replaced.",
                },
                new OptionSetting<SlackOptions>(nameof(SlackOptions.AppId), static options => options.AppId)
                {
                    Shared = true,
                    Environment = "SLACK_APP_ID",
                    Find = Apps + "Basic Information, App ID",
                    Description = "The app's id (`A…`); calls for another app are refused.",
                },
                new OptionSetting<SlackOptions>(nameof(SlackOptions.TeamId), static options => options.TeamId)
                {
                    Find = "The workspace's address in a browser, after /client/",
                    Description = "The workspace's id (`T…`); asked of Slack where it is not set.",
                },
                new OptionSetting<SlackOptions>(nameof(SlackOptions.DefaultChannelId), static options => options.DefaultChannelId)
                {
                    Find = "The channel's details in Slack, at the bottom",
                    Description = "The channel (`C…`) that messages without another target go to.",
                },
                new OptionSetting<SlackOptions>(nameof(SlackOptions.IncomingWebhookUrl), static options => options.IncomingWebhookUrl)
                {
                    Secret = true,
                    Find = Apps + "Incoming Webhooks, Webhook URL",
                    Description = "Address of an incoming webhook; without a bot token, messages to its channel are all that can be done.",
                },
                new OptionSetting<SlackOptions>(nameof(SlackOptions.Endpoint), static options => options.Endpoint?.OriginalString)
                {
                    Address = true,
                    Shared = true,
                    Default = SlackOptions.DefaultEndpoint,
                    Description = "Root of the Web API.",
                },
            ],
        };

    /// <summary>What the core needs to know; for hosts that build their own registration.</summary>
    public static IntegrationDefinition<SlackOptions> Definition { get; } =
        new()
        {
            Descriptor = Descriptor,
            Bind = static (section, options) => section.Bind(options),
            Endpoint = static options => options.Endpoint,
            ReadFailure = SlackErrors.Read,
            RequestIdHeader = "X-Slack-Req-Id",
            Tokens = SlackCredentials.GrantOf,
            Connect = SlackInstallation.Connect,
            Authenticate = static (request, options, token) => Authenticate(request, token?.Value ?? options.BotToken),
            Validate = SlackOptionsRules.Check,
            AccountId = static options => string.IsNullOrEmpty(options.TeamId) ? null : options.TeamId,
            RateLimits = SlackLimits.ByOperation,
            Abilities =
            [
                IntegrationAbility.Of(static connection => new SlackClient(connection)),
                IntegrationAbility.Of<IIntegrationConnector>(static connection => new SlackConnector(Client(connection))),
                IntegrationAbility.Of<IChatNotifier>(static connection => new SlackNotifier(Client(connection))),
                IntegrationAbility.Of<IChatChannels>(static connection => new SlackChannels(Client(connection))),
                IntegrationAbility.Of<IChatUsers>(static connection => new SlackUsers(Client(connection))),
                IntegrationAbility.Of<IOutcomeResolver>(static connection => new SlackOutcomeResolver(Client(connection))),
                IntegrationAbility.Of<IWebhookReceiver>(static connection => new SlackWebhookReceiver(connection.Time)),
                IntegrationAbility.Of<IWebhookConfirmation>(static connection => new SlackConfirmation(
                    connection,
                    connection.HostService<IApprovalDecisions>() ?? new InMemoryApprovalDecisions()
                )),
            ],
        };

    /// <summary>Makes a connection without a container: <c>new SlackClient(connection)</c>, or <c>connection.Get&lt;IChatNotifier&gt;()</c>.</summary>
    /// <param name="options">The options; not to be changed afterwards.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <returns>The connection, to be disposed of when its clients are no longer used.</returns>
    public static StandaloneConnection CreateConnection(SlackOptions options, TimeProvider? time = null) =>
        StandaloneConnection.Create(Definition, options, time);

    private static SlackClient Client(Connection connection) => connection.Get<SlackClient>();

    private static void Authenticate(HttpRequestMessage request, string? token)
    {
        if (string.IsNullOrWhiteSpace(token))
        {
            throw new IntegrationException(
                Descriptor.Key,
                "authenticate",
                IntegrationErrorKind.NotConfigured,
                "BotToken is not set, and an incoming webhook can only post to its own channel"
            );
        }

        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + token);
    }
}
