using System.Globalization;
using System.Text;
using System.Text.Unicode;
using Microsoft.Extensions.Configuration;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Sap;

/// <summary>What there is to know of SAP, and connections without a container.</summary>
public static class SapIntegration
{
    private const string Arrangement = "Communication Arrangements, the arrangement, ";
    private const string Admin = "Ask the system's administrator";

    /// <summary>What hosts see of it.</summary>
    public static IntegrationDescriptor Descriptor { get; } =
        new("sap", "SAP S/4HANA")
        {
            Section = "Sap",
            Documentation = new Uri("https://api.sap.com/products/SAPS4HANACloud/apis"),
            Settings =
            [
                new OptionSetting<SapOptions>(nameof(SapOptions.Endpoint), static options => options.Endpoint?.OriginalString)
                {
                    Address = true,
                    Required = true,
                    Environment = "SAP_ENDPOINT",
                    Find = Arrangement + "API-URL, without its path",
                    Description = "Root of the system (`https://my300000-api.s4hana.cloud.sap/`).",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.UserName), static options => options.UserName)
                {
                    Required = true,
                    Unless = static options => !string.IsNullOrWhiteSpace(options.ClientId),
                    Environment = "SAP_USERNAME",
                    Find = Arrangement + "User Name of Inbound Communication",
                    Description = "Communication user, for Basic authentication. Not needed with `ClientId`.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.Password), static options => options.Password)
                {
                    Secret = true,
                    Required = true,
                    Unless = static options => !string.IsNullOrWhiteSpace(options.ClientId),
                    Environment = "SAP_PASSWORD",
                    Find = "Communication Users, the user",
                    Description = "The communication user's password.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.ClientId), static options => options.ClientId)
                {
                    Environment = "SAP_CLIENT_ID",
                    Find = Arrangement + "OAuth 2.0 Details",
                    Description = "OAuth client, for client credentials in place of a user.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.ClientSecret), static options => options.ClientSecret)
                {
                    Secret = true,
                    Required = true,
                    Unless = static options => string.IsNullOrWhiteSpace(options.ClientId),
                    Environment = "SAP_CLIENT_SECRET",
                    Find = Arrangement + "OAuth 2.0 Details",
                    Description = "The OAuth client's secret. Needed with `ClientId`.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.TokenEndpoint), static options => options.TokenEndpoint?.OriginalString)
                {
                    Address = true,
                    Find = Arrangement + "OAuth 2.0 Details, Token Service URL",
                    Description = "Where tokens are asked for; `sap/bc/sec/oauth2/token` of the endpoint where it is not set.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.Scope), static options => options.Scope)
                {
                    Find = Admin,
                    Description = "Scopes to ask for, parted by spaces; the client's own where it is not set.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.Client), static options => options.Client)
                {
                    Environment = "SAP_CLIENT",
                    Find = Admin,
                    Description = "SAP client (three digits). Without it an on-premise system takes its default client.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.Language), static options => options.Language)
                {
                    Description = "Language of messages (`EN`).",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.CompanyCode), static options => options.CompanyCode)
                {
                    Environment = "SAP_COMPANY_CODE",
                    Find = Admin,
                    Description = "Company code of orders and invoices whose request says none.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.PurchasingOrganization), static options => options.PurchasingOrganization)
                {
                    Find = Admin,
                    Description = "Purchasing organisation of orders.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.PurchasingGroup), static options => options.PurchasingGroup)
                {
                    Find = Admin,
                    Description = "Purchasing group of orders.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.PurchaseOrderType), static options => options.PurchaseOrderType)
                {
                    Default = "NB",
                    Description = "Type of orders.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.Plant), static options => options.Plant)
                {
                    Find = Admin,
                    Description = "Plant that orders are delivered to.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.MaterialGroup), static options => options.MaterialGroup)
                {
                    Find = Admin,
                    Description = "Material group of lines without a material.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.Unit), static options => options.Unit)
                {
                    Default = "EA",
                    Description = "Unit of lines that say none and have no material.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.TaxCode), static options => options.TaxCode)
                {
                    Find = Admin,
                    Description = "Tax code of lines, and of invoices whose order says none.",
                },
                new OptionSetting<SapOptions>(
                    nameof(SapOptions.AccountAssignmentCategory),
                    static options => options.AccountAssignmentCategory
                )
                {
                    Default = "K",
                    Description = "Account assignment category of lines that are charged to a department (K: cost centre).",
                },
                new OptionSetting<SapOptions>(
                    nameof(SapOptions.PurchaseOrderVersion),
                    static options => options.PurchaseOrderVersion.ToString()
                )
                {
                    Default = "V2",
                    Description = "Purchase-order service that is spoken: `V2` or `V4`.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.PurchaseOrderService), static options => options.PurchaseOrderService)
                {
                    Description = "Path of the purchase-order service; that of its version where it is not set.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.SupplierInvoiceService), static options => options.SupplierInvoiceService)
                {
                    Default = SapServices.SupplierInvoice,
                    Description = "Path of the supplier-invoice service.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.BusinessPartnerService), static options => options.BusinessPartnerService)
                {
                    Default = SapServices.BusinessPartner,
                    Description = "Path of the business-partner service.",
                },
                new OptionSetting<SapOptions>(nameof(SapOptions.MaterialDocumentService), static options => options.MaterialDocumentService)
                {
                    Default = SapServices.MaterialDocument,
                    Description = "Path of the material-document service, which tells receipts.",
                },
                new OptionSetting<SapOptions>(
                    nameof(SapOptions.MaxReferenceLength),
                    static options => options.MaxReferenceLength.ToString(CultureInfo.InvariantCulture)
                )
                {
                    Default = "12",
                    Find = "MaxLength of CorrespncExternalReference in the service's $metadata",
                    Description = "Characters that the system keeps of an order's reference.",
                },
                new OptionSetting<SapOptions>(
                    nameof(SapOptions.MaxInvoiceNumberLength),
                    static options => options.MaxInvoiceNumberLength.ToString(CultureInfo.InvariantCulture)
                )
                {
                    Default = "16",
                    Find = "MaxLength of SupplierInvoiceIDByInvcgParty in the service's $metadata",
                    Description = "Characters that the system keeps of a vendor's invoice number.",
                },
                new OptionSetting<SapOptions>("Budget:Path", static options => options.Budget.Path)
                {
                    Find = Admin,
                    Description = "Entity set of the customer's view that tells a budget. Without one, every budget is unknown.",
                },
                new OptionSetting<SapOptions>("Budget:DepartmentField", static options => options.Budget.DepartmentField)
                {
                    Default = "CostCenter",
                    Description = "Its field of the department.",
                },
                new OptionSetting<SapOptions>("Budget:FiscalYearField", static options => options.Budget.FiscalYearField)
                {
                    Default = "FiscalYear",
                    Description = "Its field of the fiscal year.",
                },
                new OptionSetting<SapOptions>("Budget:CompanyField", static options => options.Budget.CompanyField)
                {
                    Description = "Its field of the company code, where it has one.",
                },
                new OptionSetting<SapOptions>("Budget:LedgerAccountField", static options => options.Budget.LedgerAccountField)
                {
                    Description = "Its field of the general-ledger account, where it has one.",
                },
                new OptionSetting<SapOptions>("Budget:AvailableField", static options => options.Budget.AvailableField)
                {
                    Default = "BudgetAmount",
                    Description = "Its field of what was budgeted.",
                },
                new OptionSetting<SapOptions>("Budget:CommittedFields", static options => options.Budget.CommittedFields)
                {
                    Default = "CommittedAmount,ActualAmount",
                    Description = "Its fields of what is bound or spent, parted by commas; they are added up.",
                },
                new OptionSetting<SapOptions>("Budget:CurrencyField", static options => options.Budget.CurrencyField)
                {
                    Default = "Currency",
                    Description = "Its field of the currency.",
                },
                new OptionSetting<SapOptions>("Budget:IsApproximate", static options => options.Budget.IsApproximate ? "true" : "false")
                {
                    Default = "false",
                    Description = "Whether the view leaves something out; then it can refuse, but never say yes.",
                },
            ],
        };

    /// <summary>What the core needs to know; for hosts that build their own registration.</summary>
    public static IntegrationDefinition<SapOptions> Definition { get; } =
        new()
        {
            Descriptor = Descriptor,
            Bind = static (section, options) => section.Bind(options),
            Endpoint = static options => options.Endpoint ?? new Uri("https://sap.invalid/"),
            ReadFailure = SapErrors.Read,
            Authenticate = Authenticate,
            Tokens = TokensOf,
            Validate = SapOptionsRules.Check,
            AccountId = AccountOf,
            Abilities =
            [
                IntegrationAbility.Of(static connection => new SapClient(connection)),
                IntegrationAbility.Of<IIntegrationConnector>(static connection => new SapConnector(Client(connection))),
                IntegrationAbility.Of<IErpConnector>(static connection => new SapErp(Client(connection))),
                IntegrationAbility.Of<IOutcomeResolver>(static connection => new SapOutcomeResolver(Client(connection))),
            ],
        };

    /// <summary>Makes a connection without a container: <c>new SapClient(connection)</c>, or <c>connection.Get&lt;IErpConnector&gt;()</c>.</summary>
    /// <param name="options">The options; not to be changed afterwards.</param>
    /// <param name="time">The clock; the system's by default.</param>
    /// <returns>The connection, to be disposed of when its clients are no longer used.</returns>
    public static StandaloneConnection CreateConnection(SapOptions options, TimeProvider? time = null) =>
        StandaloneConnection.Create(Definition, options, time);

    internal static string? AccountOf(SapOptions options) =>
        options.Endpoint is not { IsAbsoluteUri: true } endpoint ? null
        : string.IsNullOrWhiteSpace(options.Client) ? endpoint.Authority
        : $"{endpoint.Authority}/{options.Client}";

    private static SapClient Client(Connection connection) => connection.Get<SapClient>();

    private static ITokenGrant? TokensOf(SapOptions options) =>
        string.IsNullOrWhiteSpace(options.ClientId)
            ? null
            : OAuthGrants.ClientCredentials(
                new OAuthClient(options.TokenEndpoint ?? Below(options.Endpoint!), options.ClientId, options.ClientSecret),
                string.IsNullOrWhiteSpace(options.Scope) ? null : options.Scope
            );

    private static Uri Below(Uri endpoint) => new($"{endpoint.AbsoluteUri.TrimEnd('/')}/sap/bc/sec/oauth2/token");

    private static string BasicOf(SapOptions options)
    {
        // Once a request: the usual length needs no bytes of its own.
        Span<byte> plain = stackalloc byte[256];
        return Utf8.TryWrite(plain, $"{options.UserName}:{options.Password}", out var length)
            ? "Basic " + Convert.ToBase64String(plain[..length])
            : "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes($"{options.UserName}:{options.Password}"));
    }

    private static void Authenticate(HttpRequestMessage request, SapOptions options, AccessToken? token)
    {
        var credential = token is not null ? "Bearer " + token.Value : BasicOf(options);
        request.Headers.TryAddWithoutValidation("Authorization", credential);
        // Client and language are part of the logon: whoever leaves them out is logged on to the system's default client.
        if (!string.IsNullOrWhiteSpace(options.Client))
        {
            request.Headers.TryAddWithoutValidation("sap-client", options.Client);
        }

        if (!string.IsNullOrWhiteSpace(options.Language))
        {
            request.Headers.TryAddWithoutValidation("Accept-Language", options.Language);
        }
    }
}
