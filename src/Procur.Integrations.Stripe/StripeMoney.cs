namespace Procur.Integrations.Stripe;

/// <summary>Amounts as Stripe writes them (docs.stripe.com/currencies): integers of its own smallest units, which are not always those of ISO 4217.</summary>
internal static class StripeMoney
{
    private static readonly MinorUnits Units = new(Deviations());

    /// <summary>Stripe's integer.</summary>
    /// <exception cref="ArgumentException">The amount cannot be carried exactly; it is never rounded.</exception>
    public static long ToWire(Money money) => Units.FromMoney(money);

    /// <summary>Stripe's integer where there is an amount.</summary>
    public static long? ToWire(Money? money) => money is { } amount ? ToWire(amount) : null;

    /// <summary>The amount; null where either part is missing.</summary>
    public static Money? FromWire(long? amount, string? currency) =>
        amount is { } number && currency is { Length: > 0 } ? Units.ToMoney(number, Currency.FromService(currency)) : null;

    /// <summary>The currency's code as Stripe writes it.</summary>
    public static string Code(Money money) => money.Currency.Code.ToLowerInvariant();

    private static Dictionary<string, MinorUnitRule> Deviations()
    {
        var rules = new Dictionary<string, MinorUnitRule>(StringComparer.Ordinal);
        foreach (
            var code in (string[])["BIF", "CLP", "DJF", "GNF", "JPY", "KMF", "KRW", "MGA", "PYG", "RWF", "VND", "VUV", "XAF", "XOF", "XPF"]
        )
        {
            rules[code] = new MinorUnitRule(0);
        }

        // Sent with two decimals that must be 00, though the currency has none (UGX stands in both of Stripe's lists; this one wins).
        rules["ISK"] = rules["UGX"] = new MinorUnitRule(2, MultipleOf: 100);
        foreach (var code in (string[])["BHD", "JOD", "KWD", "OMR", "TND"])
        {
            // Three decimals, the last of which must be 0.
            rules[code] = new MinorUnitRule(3, MultipleOf: 10);
        }

        return rules;
    }
}
