namespace Procur.Integrations.Sap;

/// <summary>The paths of SAP's services, relative to the system's root.</summary>
internal static class SapServices
{
    public const string PurchaseOrderV2 = "sap/opu/odata/sap/API_PURCHASEORDER_PROCESS_SRV";
    public const string PurchaseOrderV4 = "sap/opu/odata4/sap/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001";
    public const string SupplierInvoice = "sap/opu/odata/sap/API_SUPPLIERINVOICE_PROCESS_SRV";
    public const string BusinessPartner = "sap/opu/odata/sap/API_BUSINESS_PARTNER";
    public const string MaterialDocument = "sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV";

    public static string OrdersOf(SapOptions options) =>
        Trimmed(options.PurchaseOrderService) ?? (options.PurchaseOrderVersion == SapODataVersion.V4 ? PurchaseOrderV4 : PurchaseOrderV2);

    public static string InvoicesOf(SapOptions options) => Trimmed(options.SupplierInvoiceService) ?? SupplierInvoice;

    public static string PartnersOf(SapOptions options) => Trimmed(options.BusinessPartnerService) ?? BusinessPartner;

    public static string ReceiptsOf(SapOptions options) => Trimmed(options.MaterialDocumentService) ?? MaterialDocument;

    private static string? Trimmed(string? path) => string.IsNullOrWhiteSpace(path) ? null : path.Trim().Trim('/');
}
