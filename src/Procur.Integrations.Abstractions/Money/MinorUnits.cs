namespace Procur.Integrations;

/// <summary>Turns amounts into a service's integers and back: the one place where decimals become minor units.</summary>
/// <remarks>A service that departs from ISO 4217 brings its own table in its own package.</remarks>
public sealed class MinorUnits
{
    private static readonly decimal[] Scale = [1m, 10m, 100m, 1_000m, 10_000m];
    private readonly IReadOnlyDictionary<string, MinorUnitRule> deviations;

    /// <summary>Makes a table from a service's departures from ISO 4217.</summary>
    /// <param name="deviations">By currency code in capitals.</param>
    public MinorUnits(IReadOnlyDictionary<string, MinorUnitRule> deviations)
    {
        ArgumentNullException.ThrowIfNull(deviations);
        this.deviations = deviations;
    }

    /// <summary>ISO 4217 without departures.</summary>
    public static MinorUnits Iso { get; } = new(new Dictionary<string, MinorUnitRule>());

    /// <summary>The amount as the service's integer.</summary>
    /// <exception cref="ArgumentException">The currency is not listed, or the amount cannot be carried exactly; it is never rounded.</exception>
    public long FromMoney(Money money)
    {
        if (!money.Currency.IsListed)
        {
            throw new ArgumentException($"'{money.Currency}' is not an ISO 4217 currency.", nameof(money));
        }

        var rule = RuleFor(money.Currency);
        decimal scaled;
        try
        {
            scaled = money.Amount * Scale[rule.Digits];
        }
        catch (OverflowException)
        {
            throw TooLarge(money);
        }

        if (scaled != decimal.Truncate(scaled) || scaled % rule.MultipleOf != 0)
        {
            var decimals = rule.MultipleOf == 1 ? rule.Digits : rule.Digits - (int)Math.Log10(rule.MultipleOf);
            throw new ArgumentException(
                $"{money} has more decimals than can be sent: {money.Currency} takes {decimals}. Round it as your business rules say first.",
                nameof(money)
            );
        }

        return scaled is >= long.MinValue and <= long.MaxValue ? (long)scaled : throw TooLarge(money);
    }

    /// <summary>The service's integer as an amount in major units.</summary>
    public Money ToMoney(long minorUnits, Currency currency) => new(minorUnits / Scale[RuleFor(currency).Digits], currency);

    private static ArgumentException TooLarge(Money money) => new($"{money} is too large to be sent.", nameof(money));

    private MinorUnitRule RuleFor(Currency currency) =>
        deviations.TryGetValue(currency.Code, out var rule) ? rule : new MinorUnitRule(currency.Digits);
}
