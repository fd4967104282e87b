using System.Text.Json.Serialization;

namespace Procur.Integrations.Benchmarks.Erp;

internal sealed record FloorItem(
    string? PurchaseOrderItem,
    string? PurchasingDocumentDeletionCode,
    string? PurchaseOrderItemText,
    string? Plant,
    string? MaterialGroup,
    string? Material,
    decimal? OrderQuantity,
    string? PurchaseOrderQuantityUnit,
    string? OrderPriceUnit,
    decimal? OrderPriceUnitToOrderUnitNmrtr,
    decimal? OrdPriceUnitToOrderUnitDnmntr,
    decimal? OrderItemQtyToBaseQtyNmrtr,
    decimal? OrderItemQtyToBaseQtyDnmntr,
    string? BaseUnit,
    decimal? NetPriceAmount,
    decimal? NetPriceQuantity,
    string? DocumentCurrency,
    string? TaxCode,
    string? AccountAssignmentCategory,
    string? PurchaseOrderItemCategory,
    string? ProductType,
    string? ProductTypeCode,
    bool? IsCompletelyDelivered,
    bool? IsFinallyInvoiced,
    bool? GoodsReceiptIsExpected,
    bool? InvoiceIsExpected,
    bool? InvoiceIsGoodsReceiptBased,
    [property: JsonPropertyName("to_AccountAssignment")] FloorResults<FloorAssignment>? Assignments
);
