namespace Procur.Integrations;

/// <summary>A line of an invoice as the match sees it.</summary>
/// <param name="OrderLineId">The line of the order it bills; null where it names none.</param>
/// <param name="Quantity">How much.</param>
/// <param name="Amount">The net amount in the invoice's currency, major units.</param>
public sealed record MatchInvoiceLine(string? OrderLineId, decimal Quantity, decimal Amount)
{
    /// <summary>The unit; null where it is not known, which matches any.</summary>
    public string? Unit { get; init; }
}
