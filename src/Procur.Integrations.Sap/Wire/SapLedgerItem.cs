namespace Procur.Integrations.Sap.Wire;

/// <summary>A line of an invoice that is booked to an account without an order, <c>A_SupplierInvoiceItemGLAcct</c>.</summary>
public sealed record SapLedgerItem
{
    /// <summary>The account.</summary>
    public string? GLAccount { get; init; }

    /// <summary>The net amount.</summary>
    public decimal? SupplierInvoiceItemAmount { get; init; }

    /// <summary>S for a debit, H for a credit.</summary>
    public string? DebitCreditCode { get; init; }
}
