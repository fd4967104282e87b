namespace Procur.Integrations;

/// <summary>What an invoice may differ by. Of an amount and a percentage the more generous counts; whatever is not said is nothing.</summary>
public sealed record MatchTolerances
{
    /// <summary>Nothing may differ, but for the rounding of a line to its currency's decimals.</summary>
    public static MatchTolerances None { get; } = new();

    /// <summary>How much more than ordered or received may be billed, in the order's unit.</summary>
    public decimal Quantity { get; init; }

    /// <summary>How much more than ordered or received may be billed, in percent of that.</summary>
    public decimal QuantityPercent { get; init; }

    /// <summary>How much a line's amount may differ from the order's price, in major units.</summary>
    public decimal Price { get; init; }

    /// <summary>How much a line's amount may differ from the order's price, in percent of it.</summary>
    public decimal PricePercent { get; init; }

    /// <summary>Whether a price below the order's is fine whatever the difference.</summary>
    public bool AcceptLowerPrice { get; init; }

    /// <summary>How much the invoice's total may differ from its lines and tax, in major units.</summary>
    public decimal Total { get; init; }

    /// <summary>Refuses what is no tolerance.</summary>
    /// <exception cref="ArgumentException">One is below zero.</exception>
    public void EnsureConsistent()
    {
        if (Quantity < 0 || QuantityPercent < 0 || Price < 0 || PricePercent < 0 || Total < 0)
        {
            throw new ArgumentException("A tolerance must not be below zero.");
        }
    }
}
