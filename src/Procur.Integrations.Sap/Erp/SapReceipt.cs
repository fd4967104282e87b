namespace Procur.Integrations.Sap;

/// <summary>A receipt of a line of an order, or its return.</summary>
/// <param name="ItemId">The order's line, without leading zeros.</param>
/// <param name="Quantity">How much, in the order's unit, below zero for what went back; null where it cannot be told.</param>
/// <param name="Document">The material document.</param>
/// <param name="Year">Its year.</param>
/// <param name="DocumentItem">Its line.</param>
internal sealed record SapReceipt(string ItemId, decimal? Quantity, string Document, string Year, string DocumentItem)
{
    /// <summary>The receipt that this one takes back; null where it names none.</summary>
    public (string Document, string Year, string DocumentItem)? Reverses { get; init; }
}
