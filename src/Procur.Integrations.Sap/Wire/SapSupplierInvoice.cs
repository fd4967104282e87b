using System.Collections.ObjectModel;
using System.Text.Json;
using System.Text.Json.Serialization;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sap.Wire;

/// <summary>A supplier invoice, <c>A_SupplierInvoice</c>.</summary>
public sealed record SapSupplierInvoice
{
    /// <summary>The number; with the fiscal year it is the key.</summary>
    [JsonRequired]
    public string? SupplierInvoice { get; init; }

    /// <summary>The fiscal year.</summary>
    [JsonRequired]
    public string? FiscalYear { get; init; }

    /// <summary>The company code.</summary>
    public string? CompanyCode { get; init; }

    /// <summary>The day on the invoice.</summary>
    public DateOnly? DocumentDate { get; init; }

    /// <summary>The day it is booked for.</summary>
    public DateOnly? PostingDate { get; init; }

    /// <summary>The vendor's own number; 16 characters.</summary>
    public string? SupplierInvoiceIDByInvcgParty { get; init; }

    /// <summary>The vendor.</summary>
    public string? InvoicingParty { get; init; }

    /// <summary>The currency.</summary>
    public string? DocumentCurrency { get; init; }

    /// <summary>The gross total.</summary>
    public decimal? InvoiceGrossAmount { get; init; }

    /// <summary>Delivery costs that the order does not know.</summary>
    public decimal? UnplannedDeliveryCost { get; init; }

    /// <summary>The day that the days to pay are counted from.</summary>
    public DateOnly? DueCalculationBaseDate { get; init; }

    /// <summary>The days to pay.</summary>
    public decimal? NetPaymentDays { get; init; }

    /// <summary>Why it is not paid; empty where it is not held back.</summary>
    public string? PaymentBlockingReason { get; init; }

    /// <summary>Where it stands: 5 posted, A to D parked or held …</summary>
    public string? SupplierInvoiceStatus { get; init; }

    /// <summary>Whether SAP works the tax out by the lines' tax codes.</summary>
    public bool? TaxIsCalculatedAutomatically { get; init; }

    /// <summary>X for a credit memo.</summary>
    public string? SupplierInvoiceIsCreditMemo { get; init; }

    /// <summary>The document that called it off, or that it calls off.</summary>
    public string? ReverseDocument { get; init; }

    /// <summary>Whether it calls another off.</summary>
    public bool? IsReversal { get; init; }

    /// <summary>Whether it was called off.</summary>
    public bool? IsReversed { get; init; }

    /// <summary>The lines that refer to orders.</summary>
    [JsonIgnore]
    public IReadOnlyList<SapSupplierInvoiceItem> Items
    {
        get => ItemList?.Results ?? [];
        init => ItemList = new() { Results = value };
    }

    /// <summary>The taxes by tax code.</summary>
    [JsonIgnore]
    public IReadOnlyList<SapInvoiceTax> Taxes
    {
        get => TaxList?.Results ?? [];
        init => TaxList = value.Count == 0 ? null : new() { Results = value };
    }

    /// <summary>The lines that are booked to accounts without an order.</summary>
    [JsonIgnore]
    public IReadOnlyList<SapLedgerItem> LedgerItems => LedgerList?.Results ?? [];

    /// <summary>The fields that this record has no name for, custom ones among them.</summary>
    [JsonIgnore]
    public IReadOnlyDictionary<string, JsonElement> Further =>
        Answered ?? (IReadOnlyDictionary<string, JsonElement>)ReadOnlyDictionary<string, JsonElement>.Empty;

    [JsonInclude]
    [JsonPropertyName("to_SuplrInvcItemPurOrdRef")]
    internal SapResults<SapSupplierInvoiceItem>? ItemList { get; init; }

    [JsonInclude]
    [JsonPropertyName("to_SupplierInvoiceTax")]
    internal SapResults<SapInvoiceTax>? TaxList { get; init; }

    [JsonInclude]
    [JsonPropertyName("to_SupplierInvoiceItemGLAcct")]
    internal SapResults<SapLedgerItem>? LedgerList { get; init; }

    [JsonIgnore]
    internal SapFurther? Answered { get; set; }

    /// <summary>Tells it which answer it stands in.</summary>
    internal SapSupplierInvoice From(WireReply reply, int? row = null)
    {
        Answered = SapFurther.OfInvoice(reply, row);
        return this;
    }

    /// <summary>Number and year.</summary>
    public override string ToString() => $"SapSupplierInvoice {SupplierInvoice}/{FiscalYear}";
}
