using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Sap.Wire;

/// <summary>A line of a purchase order.</summary>
public sealed record SapPurchaseOrderItem
{
    /// <summary>The line's number: 10, or 00010.</summary>
    public string? PurchaseOrderItem { get; init; }

    /// <summary>L where it was called off, S where it is blocked.</summary>
    public string? PurchasingDocumentDeletionCode { get; init; }

    /// <summary>What it is, in words; 40 characters.</summary>
    public string? PurchaseOrderItemText { get; init; }

    /// <summary>The plant that is delivered to.</summary>
    public string? Plant { get; init; }

    /// <summary>The material group.</summary>
    public string? MaterialGroup { get; init; }

    /// <summary>The material.</summary>
    public string? Material { get; init; }

    /// <summary>How much, in the order's unit; at most three decimals.</summary>
    public decimal? OrderQuantity { get; init; }

    /// <summary>The order's unit.</summary>
    public string? PurchaseOrderQuantityUnit { get; init; }

    /// <summary>The unit that the price is for.</summary>
    public string? OrderPriceUnit { get; init; }

    /// <summary>Price units that make <see cref="OrdPriceUnitToOrderUnitDnmntr"/> order units.</summary>
    public decimal? OrderPriceUnitToOrderUnitNmrtr { get; init; }

    /// <summary>Order units that make <see cref="OrderPriceUnitToOrderUnitNmrtr"/> price units.</summary>
    public decimal? OrdPriceUnitToOrderUnitDnmntr { get; init; }

    /// <summary>Base units that make <see cref="OrderItemQtyToBaseQtyDnmntr"/> order units; v4 only.</summary>
    public decimal? OrderItemQtyToBaseQtyNmrtr { get; init; }

    /// <summary>Order units that make <see cref="OrderItemQtyToBaseQtyNmrtr"/> base units; v4 only.</summary>
    public decimal? OrderItemQtyToBaseQtyDnmntr { get; init; }

    /// <summary>The material's base unit; v4 only.</summary>
    public string? BaseUnit { get; init; }

    /// <summary>The net price of <see cref="NetPriceQuantity"/> price units.</summary>
    public decimal? NetPriceAmount { get; init; }

    /// <summary>How many price units the price is for.</summary>
    public decimal? NetPriceQuantity { get; init; }

    /// <summary>The currency; v4 wants it with each line.</summary>
    public string? DocumentCurrency { get; init; }

    /// <summary>The tax code.</summary>
    public string? TaxCode { get; init; }

    /// <summary>K where it is charged to a cost centre.</summary>
    public string? AccountAssignmentCategory { get; init; }

    /// <summary>9 is a service, A a limit.</summary>
    public string? PurchaseOrderItemCategory { get; init; }

    /// <summary>1 is material, 2 service; v2 only.</summary>
    public string? ProductType { get; init; }

    /// <summary>1 is material, 2 service; v4 only.</summary>
    public string? ProductTypeCode { get; init; }

    /// <summary>Whether no further delivery is awaited.</summary>
    public bool? IsCompletelyDelivered { get; init; }

    /// <summary>Whether no further invoice is awaited.</summary>
    public bool? IsFinallyInvoiced { get; init; }

    /// <summary>Whether a receipt is awaited.</summary>
    public bool? GoodsReceiptIsExpected { get; init; }

    /// <summary>Whether an invoice is awaited.</summary>
    public bool? InvoiceIsExpected { get; init; }

    /// <summary>Whether invoices are for single receipts and must name them.</summary>
    public bool? InvoiceIsGoodsReceiptBased { get; init; }

    /// <summary>What it is charged to.</summary>
    [JsonIgnore]
    public IReadOnlyList<SapAccountAssignment> AccountAssignments
    {
        get => AssignmentsV2?.Results ?? AssignmentsV4 ?? [];
        init => AssignmentsV4 = value;
    }

    /// <summary>When it is delivered; v2 only.</summary>
    [JsonIgnore]
    public IReadOnlyList<SapScheduleLine> ScheduleLines
    {
        get => ScheduleV2?.Results ?? [];
        init => ScheduleV2 = value.Count == 0 ? null : new() { Results = value };
    }

    /// <summary>Further fields to send with it.</summary>
    [JsonIgnore]
    public JsonObject? Extensions { get; init; }

    /// <summary>The fields that this record has no name for, custom ones among them.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> Further =>
        Answered ?? (IReadOnlyDictionary<string, JsonElement>)ReadOnlyDictionary<string, JsonElement>.Empty;

    [JsonInclude]
    [JsonPropertyName("to_AccountAssignment")]
    internal SapResults<SapAccountAssignment>? AssignmentsV2 { get; init; }

    [JsonInclude]
    [JsonPropertyName("_PurOrdAccountAssignment")]
    internal IReadOnlyList<SapAccountAssignment>? AssignmentsV4 { get; init; }

    [JsonInclude]
    [JsonPropertyName("to_ScheduleLine")]
    internal SapResults<SapScheduleLine>? ScheduleV2 { get; init; }

    [JsonIgnore]
    internal SapFurther? Answered { get; set; }

    /// <summary>The number.</summary>
    public override string ToString() => $"SapPurchaseOrderItem {PurchaseOrderItem}";

    internal SapPurchaseOrderItem In(SapODataVersion version, string? currency)
    {
        var assignments = AccountAssignments.Count == 0 ? null : AccountAssignments;
        return version == SapODataVersion.V4
            ? this with
            {
                AssignmentsV4 = assignments,
                AssignmentsV2 = null,
                ScheduleV2 = null,
                DocumentCurrency = DocumentCurrency ?? currency,
            }
            : this with
            {
                AssignmentsV2 = assignments is null ? null : new() { Results = assignments },
                AssignmentsV4 = null,
                DocumentCurrency = null,
            };
    }
}
