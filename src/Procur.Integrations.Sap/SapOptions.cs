namespace Procur.Integrations.Sap;

/// <summary>Settings of one SAP S/4HANA system, client and user. On-premise, private and public cloud differ: every path and length can be set.</summary>
public sealed class SapOptions : IntegrationOptions
{
    /// <summary>The root of the system, ending in a slash: <c>https://my300000-api.s4hana.cloud.sap/</c>.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>The communication user, for Basic authentication; or use <see cref="ClientId"/>.</summary>
    public string? UserName { get; set; }

    /// <summary>The communication user's password.</summary>
    public string? Password { get; set; }

    /// <summary>The OAuth client, for client credentials; or use <see cref="UserName"/>.</summary>
    public string? ClientId { get; set; }

    /// <summary>The OAuth client's secret.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>Where tokens are asked for; <c>sap/bc/sec/oauth2/token</c> of the endpoint where it is not set.</summary>
    public Uri? TokenEndpoint { get; set; }

    /// <summary>The scopes to ask for, parted by spaces; the client's own where it is not set.</summary>
    public string? Scope { get; set; }

    /// <summary>The client (<c>sap-client</c>, three digits). Without it an on-premise system takes its default client: silently other books.</summary>
    public string? Client { get; set; }

    /// <summary>The language of messages (<c>EN</c>); the user's own where it is not set. Nothing is decided by the words.</summary>
    public string? Language { get; set; }

    /// <summary>The company code that orders and invoices are for unless a request says another.</summary>
    public string? CompanyCode { get; set; }

    /// <summary>The purchasing organisation.</summary>
    public string? PurchasingOrganization { get; set; }

    /// <summary>The purchasing group.</summary>
    public string? PurchasingGroup { get; set; }

    /// <summary>The type of orders.</summary>
    public string PurchaseOrderType { get; set; } = "NB";

    /// <summary>The plant that is delivered to.</summary>
    public string? Plant { get; set; }

    /// <summary>The material group of lines without a material.</summary>
    public string? MaterialGroup { get; set; }

    /// <summary>The unit of lines that say none and have no material.</summary>
    public string Unit { get; set; } = "EA";

    /// <summary>The tax code of lines, and of invoices whose order says none.</summary>
    public string? TaxCode { get; set; }

    /// <summary>The account assignment category of lines that are charged to a department: K is a cost centre.</summary>
    public string AccountAssignmentCategory { get; set; } = "K";

    /// <summary>Which purchase-order service is spoken; v2 by default.</summary>
    public SapODataVersion PurchaseOrderVersion { get; set; }

    /// <summary>The path of the purchase-order service; that of <see cref="PurchaseOrderVersion"/> where it is not set.</summary>
    public string? PurchaseOrderService { get; set; }

    /// <summary>The path of the supplier-invoice service.</summary>
    public string SupplierInvoiceService { get; set; } = SapServices.SupplierInvoice;

    /// <summary>The path of the business-partner service.</summary>
    public string BusinessPartnerService { get; set; } = SapServices.BusinessPartner;

    /// <summary>The path of the material-document service, which tells receipts.</summary>
    public string MaterialDocumentService { get; set; } = SapServices.MaterialDocument;

    /// <summary>How many characters the system keeps of an order's reference (<c>CorrespncExternalReference</c>).</summary>
    public int MaxReferenceLength { get; set; } = 12;

    /// <summary>How many characters the system keeps of a vendor's invoice number.</summary>
    public int MaxInvoiceNumberLength { get; set; } = 16;

    /// <summary>The customer's view that tells a budget.</summary>
    public SapBudgetOptions Budget { get; } = new();
}
