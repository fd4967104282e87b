using System.Text.Json.Nodes;
using System.Text.Json.Serialization;

namespace Procur.Integrations.Sap.Wire;

/// <summary>A line of a supplier invoice that refers to an order, <c>A_SuplrInvcItemPurOrdRef</c>.</summary>
public sealed record SapSupplierInvoiceItem
{
    /// <summary>The invoice.</summary>
    public string? SupplierInvoice { get; init; }

    /// <summary>Its fiscal year.</summary>
    public string? FiscalYear { get; init; }

    /// <summary>The line's number.</summary>
    public string? SupplierInvoiceItem { get; init; }

    /// <summary>The order.</summary>
    public string? PurchaseOrder { get; init; }

    /// <summary>The order's line.</summary>
    public string? PurchaseOrderItem { get; init; }

    /// <summary>The material document that is billed, for lines billed by receipt.</summary>
    public string? ReferenceDocument { get; init; }

    /// <summary>Its year.</summary>
    public string? ReferenceDocumentFiscalYear { get; init; }

    /// <summary>Its line.</summary>
    public string? ReferenceDocumentItem { get; init; }

    /// <summary>X for a later debit or credit: it has a value and no quantity of its own.</summary>
    public string? IsSubsequentDebitCredit { get; init; }

    /// <summary>The tax code.</summary>
    public string? TaxCode { get; init; }

    /// <summary>The currency.</summary>
    public string? DocumentCurrency { get; init; }

    /// <summary>The net amount.</summary>
    public decimal? SupplierInvoiceItemAmount { get; init; }

    /// <summary>The order's unit.</summary>
    public string? PurchaseOrderQuantityUnit { get; init; }

    /// <summary>How much, in the order's unit.</summary>
    public decimal? QuantityInPurchaseOrderUnit { get; init; }

    /// <summary>Further fields to send with it.</summary>
    [JsonIgnore]
    public JsonObject? Extensions { get; init; }

    /// <summary>Its number.</summary>
    public override string ToString() => $"SapSupplierInvoiceItem {SupplierInvoice}/{FiscalYear}/{SupplierInvoiceItem}";
}
