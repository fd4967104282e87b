namespace Procur.Integrations;

/// <summary>Asks for the match of an invoice with its order and what was received.</summary>
public sealed record InvoiceReconciliationRequest
{
    /// <summary>The service's id of the invoice, as <see cref="VendorInvoice.Id"/> says.</summary>
    public required string InvoiceId { get; init; }

    /// <summary>The service's id of the purchase order.</summary>
    public required string PurchaseOrderId { get; init; }

    /// <summary>What may differ; nothing by default.</summary>
    public MatchTolerances Tolerances { get; init; } = MatchTolerances.None;
}
