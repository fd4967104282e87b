namespace Procur.Integrations;

/// <summary>An invoice matched with its order and what was received.</summary>
/// <param name="InvoiceId">The service's id of the invoice.</param>
/// <param name="PurchaseOrderId">The service's id of the purchase order.</param>
/// <param name="Match">The match.</param>
public sealed record InvoiceReconciliation(string InvoiceId, string PurchaseOrderId, MatchResult Match)
{
    /// <summary>Whether it may be paid as far as the match goes.</summary>
    public bool IsReconciled => Match.Verdict == MatchVerdict.Matched;
}
