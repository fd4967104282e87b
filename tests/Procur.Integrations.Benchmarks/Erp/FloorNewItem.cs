using System.Text.Json.Serialization;

namespace Procur.Integrations.Benchmarks.Erp;

internal sealed record FloorNewItem(
    string PurchaseOrderItem,
    string PurchaseOrderItemText,
    string Plant,
    string MaterialGroup,
    string OrderQuantity,
    string PurchaseOrderQuantityUnit,
    string NetPriceAmount,
    string NetPriceQuantity,
    string TaxCode,
    string AccountAssignmentCategory,
    [property: JsonPropertyName("to_AccountAssignment")] FloorResults<FloorAssignment> Assignments
);
