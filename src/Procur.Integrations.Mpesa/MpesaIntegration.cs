using System.Net.Http.Headers;
using Microsoft.Extensions.Configuration;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Mpesa;

/// <summary>What there is to know of M-Pesa without calling it.</summary>
public static class MpesaIntegration
{
    /// <summary>The integration's key.</summary>
    public const string Key = "mpesa";

    internal static readonly Uri SandboxEndpoint = new("https://sandbox.safaricom.co.ke/");
    internal static readonly Uri LiveEndpoint = new("https://api.safaricom.co.ke/");

    /// <summary>What hosts see of it.</summary>
    public static IntegrationDescriptor Descriptor { get; } =
        new(Key, "M-Pesa")
        {
            Section = "Mpesa",
            Documentation = new("https://developer.safaricom.co.ke/APIs"),
            Console = new("https://developer.safaricom.co.ke/MyApps"),
            Settings =
            [
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.ConsumerKey), static options => options.ConsumerKey)
                {
                    Secret = true,
                    Required = true,
                    Environment = "MPESA_CONSUMER_KEY",
                    Find = "portal, My Apps",
                    Description = "The app's consumer key.",
                },
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.ConsumerSecret), static options => options.ConsumerSecret)
                {
                    Secret = true,
                    Required = true,
                    Environment = "MPESA_CONSUMER_SECRET",
                    Find = "portal, My Apps",
                    Description = "The app's consumer secret.",
                },
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.Passkey), static options => options.Passkey)
                {
                    Secret = true,
                    Required = true,
                    Environment = "MPESA_PASSKEY",
                    Find = "sandbox: portal, M-Pesa Express simulator; live: the go-live e-mail",
                    Description = "The passkey of the short code.",
                },
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.ShortCode), static options => options.ShortCode)
                {
                    Required = true,
                    Environment = "MPESA_SHORT_CODE",
                    Default = MpesaOptions.SandboxShortCode,
                    Description = "The pay bill number; for a till its head-office number.",
                },
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.TransactionType), static options => options.TransactionType.ToString())
                {
                    Environment = "MPESA_TRANSACTION_TYPE",
                    Default = nameof(MpesaTransactionType.CustomerPayBillOnline),
                    Description = "CustomerPayBillOnline, or CustomerBuyGoodsOnline for a till.",
                },
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.TillNumber), static options => options.TillNumber)
                {
                    Environment = "MPESA_TILL_NUMBER",
                    Description = "The till that is paid; only with CustomerBuyGoodsOnline.",
                },
                new OptionSetting<MpesaOptions>(
                    nameof(MpesaOptions.CallbackBaseUrl),
                    static options => options.CallbackBaseUrl?.OriginalString
                )
                {
                    Shared = true,
                    Environment = "MPESA_CALLBACK_BASE_URL",
                    Description =
                        "The host's own public address, or else Integrations:Webhooks:PublicBaseUrl; https in production, without the words that Daraja forbids.",
                },
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.Endpoint), static options => options.Endpoint?.OriginalString)
                {
                    Address = true,
                    Shared = true,
                    Environment = "MPESA_BASE_URL",
                    Default = SandboxEndpoint.AbsoluteUri,
                    Description = $"Daraja's address; in Production, where it is left out, {LiveEndpoint}.",
                },
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.TokenPath), static options => options.TokenPath)
                {
                    Shared = true,
                    Default = MpesaOperations.Token.Path,
                    Description = "The path of the token call.",
                },
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.StkPushPath), static options => options.StkPushPath)
                {
                    Shared = true,
                    Default = MpesaOperations.StkPush.Path,
                    Description = "The path of the STK push.",
                },
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.StkQueryPath), static options => options.StkQueryPath)
                {
                    Shared = true,
                    Default = MpesaOperations.StkQuery.Path,
                    Description = "The path of the STK query.",
                },
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.InitiatorName), static options => options.InitiatorName)
                {
                    Environment = "MPESA_INITIATOR_NAME",
                    Find = "organisation portal, API operators",
                    Description = "The API operator's user name; not needed for STK push.",
                },
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.SecurityCredential), static options => options.SecurityCredential)
                {
                    Secret = true,
                    Environment = "MPESA_SECURITY_CREDENTIAL",
                    Description = "The encrypted initiator password, ready made; not needed for STK push.",
                },
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.InitiatorPassword), static options => options.InitiatorPassword)
                {
                    Secret = true,
                    Environment = "MPESA_INITIATOR_PASSWORD",
                    Find = "organisation portal, API operators",
                    Description = "The API operator's password, in place of SecurityCredential; not needed for STK push.",
                },
                new OptionSetting<MpesaOptions>(nameof(MpesaOptions.Certificate), static options => options.Certificate)
                {
                    Environment = "MPESA_CERTIFICATE",
                    Find = "portal, Documentation, Security Credentials",
                    Description = "Safaricom's certificate of this environment, PEM or the Base64 of DER; only with InitiatorPassword.",
                },
            ],
        };

    /// <summary>What the core needs to know of it; for hosts that build their own registration.</summary>
    public static IntegrationDefinition<MpesaOptions> Definition { get; } =
        new()
        {
            Descriptor = Descriptor,
            Bind = static (section, options) => section.Bind(options),
            Endpoint = EndpointOf,
            ReadFailure = MpesaErrors.Read,
            Tokens = static options => new MpesaTokenGrant(options),
            Authenticate = static (request, _, token) =>
                request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token.Value),
            Validate = MpesaSettings.Problems,
            AccountId = static options => options.ShortCode,
            Abilities =
            [
                IntegrationAbility.Of(static connection => new MpesaClient(connection)),
                IntegrationAbility.Of<IIntegrationConnector>(static connection => new MpesaConnector(connection.Get<MpesaClient>())),
                IntegrationAbility.Of<IPaymentProvider>(static connection => new MpesaPayments(connection.Get<MpesaClient>())),
                IntegrationAbility.Of<IWebhookReceiver>(static _ => new MpesaWebhookReceiver()),
                IntegrationAbility.Of<IWebhookConfirmation>(static connection => new MpesaCallbackConfirmation(
                    connection.Get<MpesaClient>()
                )),
            ],
        };

    /// <summary>Makes a connection without a container: <c>new MpesaClient(connection)</c>, or <c>connection.Get&lt;IPaymentProvider&gt;()</c>.</summary>
    /// <param name="options">The options; not to be changed afterwards.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <returns>The connection, to be disposed of when its clients are no longer used. Without a host, callbacks reach nobody: ask by query.</returns>
    public static StandaloneConnection CreateConnection(MpesaOptions options, TimeProvider? time = null) =>
        StandaloneConnection.Create(Definition, options, time);

    internal static Uri EndpointOf(MpesaOptions options) =>
        options.Endpoint ?? (options.Environment == IntegrationEnvironment.Production ? LiveEndpoint : SandboxEndpoint);
}
