namespace Procur.Integrations.Sap;

/// <summary>A price as SAP keeps it: an amount with the currency's decimals for a number of units.</summary>
/// <param name="Amount">The amount.</param>
/// <param name="Units">For how many units.</param>
internal readonly record struct SapPrice(decimal Amount, decimal Units)
{
    private const int MostUnits = 10_000;

    /// <summary>0.335 USD for one is 3.35 USD for ten.</summary>
    /// <exception cref="ArgumentException">It has more decimals than can be told so.</exception>
    public static SapPrice Of(Money price)
    {
        for (var units = 1; units <= MostUnits; units *= 10)
        {
            var amount = price.Amount * units;
            var rounded = decimal.Round(amount, price.Currency.Digits);
            if (rounded == amount)
            {
                return new(rounded, units);
            }
        }

        throw new ArgumentException($"The price {price} has more decimals than SAP carries.", nameof(price));
    }
}
