using System.Text.Json.Serialization;

namespace Procur.Integrations.Benchmarks.Erp;

/// <summary>The fields that our own reading knows.</summary>
internal sealed record FloorOrder(
    string? PurchaseOrder,
    string? CompanyCode,
    string? PurchaseOrderType,
    string? PurchasingProcessingStatus,
    string? Supplier,
    string? InvoicingParty,
    string? PurchasingOrganization,
    string? PurchasingGroup,
    string? PurchaseOrderDate,
    string? DocumentCurrency,
    string? CorrespncExternalReference,
    bool? ReleaseIsNotCompleted,
    bool? PurchasingCompletenessStatus,
    string? PurchasingDocumentDeletionCode,
    [property: JsonPropertyName("__metadata")] FloorMetadata? Metadata,
    [property: JsonPropertyName("to_PurchaseOrderItem")] FloorResults<FloorItem>? Items
);
