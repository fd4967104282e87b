namespace Procur.Integrations.Sap.Wire;

/// <summary>A movement of goods for an order, <c>A_MaterialDocumentItem</c>.</summary>
public sealed record SapMaterialDocumentItem
{
    /// <summary>The document.</summary>
    public string? MaterialDocument { get; init; }

    /// <summary>Its year.</summary>
    public string? MaterialDocumentYear { get; init; }

    /// <summary>Its line.</summary>
    public string? MaterialDocumentItem { get; init; }

    /// <summary>The kind of movement: 101 receipt, 102 its reversal, 122 return to the vendor …</summary>
    public string? GoodsMovementType { get; init; }

    /// <summary>S into stock, H out of it.</summary>
    public string? DebitCreditCode { get; init; }

    /// <summary>The order.</summary>
    public string? PurchaseOrder { get; init; }

    /// <summary>The order's line.</summary>
    public string? PurchaseOrderItem { get; init; }

    /// <summary>The unit that was counted in.</summary>
    public string? EntryUnit { get; init; }

    /// <summary>How much, in that unit.</summary>
    public decimal? QuantityInEntryUnit { get; init; }

    /// <summary>The material's base unit.</summary>
    public string? MaterialBaseUnit { get; init; }

    /// <summary>How much, in the base unit.</summary>
    public decimal? QuantityInBaseUnit { get; init; }

    /// <summary>The document that this one takes back.</summary>
    public string? ReversedMaterialDocument { get; init; }

    /// <summary>Its year.</summary>
    public string? ReversedMaterialDocumentYear { get; init; }

    /// <summary>Its line.</summary>
    public string? ReversedMaterialDocumentItem { get; init; }

    /// <summary>The movement.</summary>
    public override string ToString() => $"SapMaterialDocumentItem {MaterialDocument}/{MaterialDocumentYear}/{MaterialDocumentItem}";
}
