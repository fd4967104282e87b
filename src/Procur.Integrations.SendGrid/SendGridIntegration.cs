using Microsoft.Extensions.Configuration;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.SendGrid;

/// <summary>What there is to know of SendGrid, and connections without a container.</summary>
public static class SendGridIntegration
{
    private const string Hooks = "Settings, Mail Settings, Event Webhooks, the webhook, Security features";

    /// <summary>What hosts see of it.</summary>
    public static IntegrationDescriptor Descriptor { get; } =
        new("sendgrid", "SendGrid")
        {
            Section = "SendGrid",
            Documentation = new Uri("https://www.twilio.com/docs/sendgrid/api-reference"),
            Console = new Uri("https://app.sendgrid.com/"),
            Settings =
            [
                new OptionSetting<SendGridOptions>(nameof(SendGridOptions.ApiKey), static options => options.ApiKey)
                {
                    Secret = true,
                    Required = true,
                    Environment = "SENDGRID_API_KEY",
                    Find = "Settings, API Keys",
                    Description =
                        "API key (`SG.…`) with the scope `mail.send`; `templates.read` and `user.webhooks.event.settings.read` for the rest.",
                },
                new OptionSetting<SendGridOptions>(nameof(SendGridOptions.FromEmail), static options => options.FromEmail)
                {
                    Environment = "SENDGRID_FROM_EMAIL",
                    Find = "Settings, Sender Authentication",
                    Description = "Who mail is from where it does not say: an authenticated domain's address or a verified sender.",
                },
                new OptionSetting<SendGridOptions>(nameof(SendGridOptions.FromName), static options => options.FromName)
                {
                    Environment = "SENDGRID_FROM_NAME",
                    Description = "Name shown with it.",
                },
                new OptionSetting<SendGridOptions>(
                    nameof(SendGridOptions.SandboxMode),
                    static options => options.SandboxMode ? "true" : "false"
                )
                {
                    Default = "false",
                    Description = "SendGrid checks every mail and sends none.",
                },
                new OptionSetting<SendGridOptions>(nameof(SendGridOptions.OpenTracking), static options => Write(options.OpenTracking))
                {
                    Find = "Settings, Tracking",
                    Description = "Tell of openings (`true` or `false`); the account's own setting where it is not set.",
                },
                new OptionSetting<SendGridOptions>(nameof(SendGridOptions.ClickTracking), static options => Write(options.ClickTracking))
                {
                    Find = "Settings, Tracking",
                    Description = "Rewrite links and tell of clicks (`true` or `false`); the account's own setting where it is not set.",
                },
                new OptionSetting<SendGridOptions>(
                    nameof(SendGridOptions.UnsubscribeGroupId),
                    static options => options.UnsubscribeGroupId?.ToString(System.Globalization.CultureInfo.InvariantCulture)
                )
                {
                    Find = "Suppressions, Unsubscribe Groups",
                    Description = "Unsubscribe group that marketing mail belongs to.",
                },
                new OptionSetting<SendGridOptions>(nameof(SendGridOptions.Subuser), static options => options.Subuser)
                {
                    Find = "Settings, Subuser Management",
                    Description = "Subuser in whose name calls are made with a parent account's key.",
                },
                new OptionSetting<SendGridOptions>(nameof(SendGridOptions.Region), static options => options.Region)
                {
                    Default = "global",
                    Description = "`global`, or `eu` for a subuser of the European Union.",
                },
                new OptionSetting<SendGridOptions>(nameof(SendGridOptions.Endpoint), static options => options.Endpoint?.OriginalString)
                {
                    Address = true,
                    Shared = true,
                    Description = "Root of the API; that of the region where it is not set.",
                },
                new OptionSetting<SendGridOptions>(nameof(SendGridOptions.WebhookPublicKey), static options => options.WebhookPublicKey)
                {
                    Find = Hooks,
                    Description = "Public key of the signed event webhook. Needed to receive.",
                },
                new OptionSetting<SendGridOptions>(
                    nameof(SendGridOptions.PreviousWebhookPublicKey),
                    static options => options.PreviousWebhookPublicKey
                )
                {
                    Find = "The public key before the last change",
                    Description = "Accepted beside the current one while it is being replaced.",
                },
                .. EmailTemplateNames.All.Select(name => new OptionSetting<SendGridOptions>(
                    $"{nameof(SendGridOptions.Templates)}:{name}",
                    options => options.Templates.TryGetValue(name, out var id) ? id : null
                )
                {
                    Find = "Email API, Dynamic Templates",
                    Description = $"Id (`d-…`) of the dynamic template for `{name}`; further names may stand beside it.",
                }),
            ],
        };

    /// <summary>What the core needs to know; for hosts that build their own registration.</summary>
    public static IntegrationDefinition<SendGridOptions> Definition { get; } =
        new()
        {
            Descriptor = Descriptor,
            Bind = static (section, options) => section.Bind(options),
            Endpoint = static options =>
                options.Endpoint ?? new Uri(options.Region == "eu" ? SendGridOptions.EuropeanEndpoint : SendGridOptions.DefaultEndpoint),
            ReadFailure = SendGridErrors.Read,
            Authenticate = static (request, options, _) => Authenticate(request, options),
            Validate = SendGridOptionsRules.Check,
            RequestIdHeader = SendGridClient.MessageIdHeader,
            Abilities =
            [
                IntegrationAbility.Of(static connection => new SendGridClient(connection)),
                IntegrationAbility.Of<IIntegrationConnector>(static connection => new SendGridConnector(Client(connection))),
                IntegrationAbility.Of<IEmailSender>(static connection => new SendGridEmailSender(Client(connection))),
                IntegrationAbility.Of<IEmailTemplates>(static connection => new SendGridEmailTemplates(Client(connection))),
                IntegrationAbility.Of(static connection => new SendGridTemplateCheck(Client(connection))),
                IntegrationAbility.Of<IBulkEmail>(static connection => new SendGridBulkEmail(Client(connection))),
                IntegrationAbility.Of<IWebhookReceiver>(static connection => new SendGridWebhookReceiver(connection.Time)),
                IntegrationAbility.Of<IWebhookConfirmation>(static connection => new SendGridConfirmation(connection)),
            ],
        };

    /// <summary>Makes a connection without a container: <c>new SendGridClient(connection)</c>, or <c>connection.Get&lt;IEmailSender&gt;()</c>.</summary>
    /// <param name="options">The options; not to be changed afterwards.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <returns>The connection, to be disposed of when its clients are no longer used.</returns>
    public static StandaloneConnection CreateConnection(SendGridOptions options, TimeProvider? time = null) =>
        StandaloneConnection.Create(Definition, options, time);

    private static SendGridClient Client(Connection connection) => connection.Get<SendGridClient>();

    private static string? Write(bool? value) => value is { } said ? (said ? "true" : "false") : null;

    private static void Authenticate(HttpRequestMessage request, SendGridOptions options)
    {
        request.Headers.TryAddWithoutValidation("Authorization", "Bearer " + options.ApiKey);
        if (!string.IsNullOrWhiteSpace(options.Subuser))
        {
            request.Headers.Add("on-behalf-of", options.Subuser);
        }
    }
}
