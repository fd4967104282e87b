using System.Text.Json.Serialization;

namespace Procur.Integrations.Benchmarks.Erp;

internal sealed record FloorNewOrder(
    string CompanyCode,
    string PurchaseOrderType,
    string Supplier,
    string PurchasingOrganization,
    string PurchasingGroup,
    string PurchaseOrderDate,
    string DocumentCurrency,
    string CorrespncExternalReference,
    [property: JsonPropertyName("to_PurchaseOrderItem")] FloorResults<FloorNewItem> Items
);
