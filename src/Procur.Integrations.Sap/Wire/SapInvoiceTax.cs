namespace Procur.Integrations.Sap.Wire;

/// <summary>The tax of an invoice by one tax code, <c>A_SupplierInvoiceTax</c>.</summary>
public sealed record SapInvoiceTax
{
    /// <summary>The tax code.</summary>
    public string? TaxCode { get; init; }

    /// <summary>The currency.</summary>
    public string? DocumentCurrency { get; init; }

    /// <summary>The tax.</summary>
    public decimal? TaxAmount { get; init; }
}
