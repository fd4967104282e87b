namespace Procur.Integrations;

/// <summary>A receipt of goods or services as the match sees it.</summary>
/// <param name="OrderLineId">The line of the order.</param>
/// <param name="Quantity">How much, in the order's unit; below zero for a return or a reversal; null where nobody can tell.</param>
public sealed record MatchReceipt(string OrderLineId, decimal? Quantity);
