namespace Procur.Integrations.Sandbox.Sap;

/// <summary>A service of the system.</summary>
/// <param name="Path">Its path, with a leading slash and none at the end.</param>
/// <param name="IsV4">Whether it speaks OData v4.</param>
/// <param name="Namespace">The namespace of its types.</param>
internal sealed record SapService(string Path, bool IsV4, string Namespace)
{
    public static SapService OrdersV2 { get; } =
        new("/sap/opu/odata/sap/API_PURCHASEORDER_PROCESS_SRV", false, "API_PURCHASEORDER_PROCESS_SRV");

    public static SapService OrdersV4 { get; } =
        new(
            "/sap/opu/odata4/sap/api_purchaseorder_2/srvd_a2x/sap/purchaseorder/0001",
            true,
            "com.sap.gateway.srvd_a2x.api_purchaseorder_2.v0001"
        );

    public static SapService Invoices { get; } =
        new("/sap/opu/odata/sap/API_SUPPLIERINVOICE_PROCESS_SRV", false, "API_SUPPLIERINVOICE_PROCESS_SRV");

    public static SapService Partners { get; } = new("/sap/opu/odata/sap/API_BUSINESS_PARTNER", false, "API_BUSINESS_PARTNER");

    public static SapService Movements { get; } = new("/sap/opu/odata/sap/API_MATERIAL_DOCUMENT_SRV", false, "API_MATERIAL_DOCUMENT_SRV");

    /// <summary>A customer's own view, since SAP has none.</summary>
    public static SapService Budget { get; } = new("/sap/opu/odata/sap/ZPROCUR_BUDGET_SRV", false, "ZPROCUR_BUDGET_SRV");

    public static IReadOnlyList<SapService> All { get; } = [OrdersV2, OrdersV4, Invoices, Partners, Movements, Budget];
}
