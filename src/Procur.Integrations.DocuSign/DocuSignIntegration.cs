using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.DocuSign;

/// <summary>What there is to know of DocuSign, and connections without a container.</summary>
public static class DocuSignIntegration
{
    private const string Apps = "DocuSign admin, Apps and Keys";

    /// <summary>What hosts see of it.</summary>
    public static IntegrationDescriptor Descriptor { get; } =
        new("docusign", "DocuSign")
        {
            Section = "DocuSign",
            Documentation = new Uri("https://developers.docusign.com/docs/esign-rest-api/"),
            Console = new Uri("https://admindemo.docusign.com/apps-and-keys"),
            Settings =
            [
                new OptionSetting<DocuSignOptions>(nameof(DocuSignOptions.IntegrationKey), static options => options.IntegrationKey)
                {
                    Required = true,
                    Environment = "DOCUSIGN_INTEGRATION_KEY",
                    Find = Apps + ", the app, Integration Key",
                    Description = "The app's integration key, a GUID.",
                },
                new OptionSetting<DocuSignOptions>(nameof(DocuSignOptions.UserId), static options => options.UserId)
                {
                    Required = true,
                    Unless = DocuSignCredentials.HasRefreshToken,
                    Environment = "DOCUSIGN_USER_ID",
                    Find = Apps + ", User ID",
                    Description = "The user whom the app acts for, a GUID.",
                },
                new OptionSetting<DocuSignOptions>(nameof(DocuSignOptions.PrivateKey), static options => options.PrivateKey)
                {
                    Secret = true,
                    Required = true,
                    Unless = DocuSignCredentials.HasRefreshToken,
                    Environment = "DOCUSIGN_PRIVATE_KEY",
                    Find = Apps + ", the app, Service Integration, Generate RSA",
                    Description = "The app's RSA private key in PEM; line breaks may be written `\\n`.",
                },
                new OptionSetting<DocuSignOptions>(nameof(DocuSignOptions.SecretKey), static options => options.SecretKey)
                {
                    Secret = true,
                    Shared = true,
                    Environment = "DOCUSIGN_SECRET_KEY",
                    Find = Apps + ", the app, Authentication, Secret Keys",
                    Description = "The app's secret key; needed where people connect their own accounts in a browser.",
                },
                new OptionSetting<DocuSignOptions>(nameof(DocuSignOptions.RefreshToken), static options => options.RefreshToken)
                {
                    Secret = true,
                    Description = "Refresh token of the person who has connected the account, in place of private key and user.",
                },
                new OptionSetting<DocuSignOptions>(nameof(DocuSignOptions.AccountId), static options => options.AccountId)
                {
                    Environment = "DOCUSIGN_ACCOUNT_ID",
                    Find = Apps + ", API Account ID",
                    Description = "The account's id, a GUID; the user's default account where it is not set.",
                },
                new OptionSetting<DocuSignOptions>(
                    nameof(DocuSignOptions.AuthEndpoint),
                    static options => options.AuthEndpoint?.OriginalString
                )
                {
                    Address = true,
                    Shared = true,
                    Environment = "DOCUSIGN_AUTH_ENDPOINT",
                    Default = DocuSignAddresses.DemoAccounts.AbsoluteUri,
                    Description = $"The account server; in Production, where it is left out, {DocuSignAddresses.ProductionAccounts}.",
                },
                new OptionSetting<DocuSignOptions>(nameof(DocuSignOptions.Endpoint), static options => options.Endpoint?.OriginalString)
                {
                    Address = true,
                    Environment = "DOCUSIGN_BASE_PATH",
                    Find = Apps + ", Account Base URI",
                    Description = "Root of the account's API; asked of DocuSign where it is not set.",
                },
                new OptionSetting<DocuSignOptions>(nameof(DocuSignOptions.ConnectKey), static options => options.ConnectKey)
                {
                    Secret = true,
                    Environment = "DOCUSIGN_CONNECT_KEY",
                    Find = "DocuSign admin, Connect, Connect Keys",
                    Description = "The key that Connect signs with. Needed to receive.",
                },
                new OptionSetting<DocuSignOptions>(nameof(DocuSignOptions.PreviousConnectKey), static options => options.PreviousConnectKey)
                {
                    Secret = true,
                    Find = "DocuSign admin, Connect, Connect Keys",
                    Description = "Another Connect key, accepted beside the first while one is being replaced.",
                },
                new OptionSetting<DocuSignOptions>(nameof(DocuSignOptions.WebhookUrl), static options => options.WebhookUrl?.OriginalString)
                {
                    Environment = "DOCUSIGN_WEBHOOK_URL",
                    Description = "The host's public webhook address; with it each envelope asks Connect to call there.",
                },
                new OptionSetting<DocuSignOptions>(
                    nameof(DocuSignOptions.ConsentRedirectUrl),
                    static options => options.ConsentRedirectUrl?.OriginalString
                )
                {
                    Shared = true,
                    Default = DocuSignOptions.DefaultConsentRedirectUrl,
                    Find = Apps + ", the app, Redirect URIs",
                    Description = "Where a browser goes after a consent.",
                },
            ],
        };

    /// <summary>What the core needs to know; for hosts that build their own registration.</summary>
    public static IntegrationDefinition<DocuSignOptions> Definition { get; } =
        new()
        {
            Descriptor = Descriptor,
            Bind = static (section, options) => section.Bind(options),
            Endpoint = DocuSignAddresses.AccountsOf,
            ReadFailure = DocuSignErrors.Read,
            RequestIdHeader = "X-DocuSign-TraceToken",
            Tokens = DocuSignCredentials.GrantOf,
            Connect = DocuSignConsent.Connect,
            Authenticate = static (request, _, token) =>
                request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token.Value),
            Validate = DocuSignOptionsRules.Check,
            AccountId = static options => DocuSignText.Id(options.AccountId),
            RateLimits = DocuSignLimits.ByOperation,
            Abilities =
            [
                IntegrationAbility.Of(static connection => new DocuSignClient(connection)),
                IntegrationAbility.Of<IIntegrationConnector>(static connection => new DocuSignConnector(Client(connection))),
                IntegrationAbility.Of<ISignatureProvider>(static connection => new DocuSignSignatures(Client(connection))),
                IntegrationAbility.Of<ISignatureTemplates>(static connection => new DocuSignTemplates(Client(connection))),
                IntegrationAbility.Of<IEmbeddedSigning>(static connection => new DocuSignEmbeddedSigning(Client(connection))),
                IntegrationAbility.Of<IOutcomeResolver>(static connection => new DocuSignOutcomeResolver(Client(connection))),
                IntegrationAbility.Of<IWebhookReceiver>(static _ => new DocuSignWebhookReceiver()),
            ],
        };

    /// <summary>Makes a connection without a container: <c>new DocuSignClient(connection)</c>, or <c>connection.Get&lt;ISignatureProvider&gt;()</c>.</summary>
    /// <param name="options">The options; not to be changed afterwards.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <returns>The connection, to be disposed of when its clients are no longer used.</returns>
    public static StandaloneConnection CreateConnection(DocuSignOptions options, TimeProvider? time = null) =>
        StandaloneConnection.Create(Definition, options, time);

    /// <summary>The address at which the user of the settings, or an administrator for him, lets the app act in his name. Once an environment.</summary>
    /// <exception cref="ArgumentException">There is no integration key.</exception>
    public static Uri ConsentUrl(DocuSignOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentException.ThrowIfNullOrWhiteSpace(options.IntegrationKey, nameof(options));
        return DocuSignAddresses.ConsentOf(options);
    }

    private static DocuSignClient Client(Connection connection) => connection.Get<DocuSignClient>();
}
