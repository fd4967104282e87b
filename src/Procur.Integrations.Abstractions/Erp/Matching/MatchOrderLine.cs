namespace Procur.Integrations;

/// <summary>A line of an order as the match sees it.</summary>
/// <param name="Id">The line's id.</param>
/// <param name="Quantity">How much was ordered.</param>
/// <param name="UnitPrice">The net price of one unit in the order's currency, major units.</param>
public sealed record MatchOrderLine(string Id, decimal Quantity, decimal UnitPrice)
{
    /// <summary>The unit; null where it is not known, which matches any.</summary>
    public string? Unit { get; init; }

    /// <summary>Whether something must be received before it is paid.</summary>
    public bool IsReceiptExpected { get; init; } = true;

    /// <summary>Whether it was called off.</summary>
    public bool IsCanceled { get; init; }

    /// <summary>What other invoices billed of it already; null where nobody can tell.</summary>
    public decimal? QuantityBilledElsewhere { get; init; } = 0;
}
