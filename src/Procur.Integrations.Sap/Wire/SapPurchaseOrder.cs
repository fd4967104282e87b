using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap.Wire;

/// <summary>A purchase order: <c>A_PurchaseOrder</c> of OData v2, <c>PurchaseOrder</c> of v4.</summary>
public sealed record SapPurchaseOrder
{
    /// <summary>The number.</summary>
    [JsonRequired]
    public string? PurchaseOrder { get; init; }

    /// <summary>The company code.</summary>
    public string? CompanyCode { get; init; }

    /// <summary>The type.</summary>
    public string? PurchaseOrderType { get; init; }

    /// <summary>Where it stands: 02 active, 03 in release, 05 released, 08 rejected …</summary>
    public string? PurchasingProcessingStatus { get; init; }

    /// <summary>The vendor.</summary>
    public string? Supplier { get; init; }

    /// <summary>Who sends the invoice; the vendor where it is empty.</summary>
    public string? InvoicingParty { get; init; }

    /// <summary>The purchasing organisation.</summary>
    public string? PurchasingOrganization { get; init; }

    /// <summary>The purchasing group.</summary>
    public string? PurchasingGroup { get; init; }

    /// <summary>The day of the order.</summary>
    public DateOnly? PurchaseOrderDate { get; init; }

    /// <summary>The currency.</summary>
    public string? DocumentCurrency { get; init; }

    /// <summary>The buyer's own reference; 12 characters.</summary>
    public string? CorrespncExternalReference { get; init; }

    /// <summary>Whether a release is still missing.</summary>
    public bool? ReleaseIsNotCompleted { get; init; }

    /// <summary>Whether it is held: saved, and not complete yet.</summary>
    public bool? PurchasingCompletenessStatus { get; init; }

    /// <summary>L where it was called off.</summary>
    [JsonIgnore]
    public string? DeletionCode => PurchasingDocumentDeletionCode ?? PurchaseOrderDeletionCode;

    /// <summary>The lines.</summary>
    [JsonIgnore]
    public IReadOnlyList<SapPurchaseOrderItem> Items
    {
        get => ItemsV2?.Results ?? ItemsV4 ?? [];
        init => ItemsV4 = value;
    }

    /// <summary>The mark of this state, to be sent as it is in <c>If-Match</c>.</summary>
    [JsonIgnore]
    public string? ETag => Metadata?.ETag ?? ODataETag;

    /// <summary>The fields that this record has no name for, custom ones among them.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> Further =>
        Answered ?? (IReadOnlyDictionary<string, JsonElement>)ReadOnlyDictionary<string, JsonElement>.Empty;

    [JsonInclude]
    internal string? PurchasingDocumentDeletionCode { get; init; }

    [JsonInclude]
    internal string? PurchaseOrderDeletionCode { get; init; }

    [JsonInclude]
    [JsonPropertyName("__metadata")]
    internal SapMetadata? Metadata { get; init; }

    [JsonInclude]
    [JsonPropertyName("@odata.etag")]
    internal string? ODataETag { get; init; }

    [JsonInclude]
    [JsonPropertyName("to_PurchaseOrderItem")]
    internal SapResults<SapPurchaseOrderItem>? ItemsV2 { get; init; }

    [JsonInclude]
    [JsonPropertyName("_PurchaseOrderItem")]
    internal IReadOnlyList<SapPurchaseOrderItem>? ItemsV4 { get; init; }

    [JsonIgnore]
    internal SapFurther? Answered { get; set; }

    /// <summary>Number and type: what is bought may be nobody else's business.</summary>
    public override string ToString() => $"SapPurchaseOrder {PurchaseOrder}";

    /// <summary>Tells it and its lines which answer they stand in.</summary>
    internal SapPurchaseOrder From(WireReply reply, int? row = null)
    {
        Answered = SapFurther.OfOrder(reply, row);
        for (var i = 0; i < Items.Count; i++)
        {
            Items[i].Answered = SapFurther.OfItem(reply, row, i);
        }

        return this;
    }

    internal SapPurchaseOrder In(SapODataVersion version)
    {
        IReadOnlyList<SapPurchaseOrderItem> items = [.. Items.Select(item => item.In(version, DocumentCurrency))];
        return version == SapODataVersion.V4
            ? this with
            {
                ItemsV4 = items,
                ItemsV2 = null,
            }
            : this with
            {
                ItemsV2 = new() { Results = items },
                ItemsV4 = null,
            };
    }
}
