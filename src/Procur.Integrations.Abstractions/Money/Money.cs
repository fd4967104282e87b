using System.Globalization;

namespace Procur.Integrations;

/// <summary>An exact amount in the currency's major unit (10.50 is ten dollars and fifty cents) with its currency.</summary>
/// <remarks>The amount is never rounded by the library: an amount with more decimals than a service can carry is refused before anything is sent.</remarks>
/// <param name="Amount">The amount in major units.</param>
/// <param name="Currency">The currency.</param>
public readonly record struct Money(decimal Amount, Currency Currency) : IComparable<Money>
{
    /// <summary>Makes an amount from the ISO 4217 code of its currency, in any casing.</summary>
    /// <param name="amount">The amount in major units.</param>
    /// <param name="currency">The ISO 4217 code.</param>
    /// <exception cref="ArgumentException">The code is not an ISO 4217 currency.</exception>
    public Money(decimal amount, string currency)
        : this(amount, Currency.Parse(currency)) { }

    /// <summary>Adds two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + Same(left, right).Amount, left.Currency);

    /// <summary>Subtracts an amount of the same currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - Same(left, right).Amount, left.Currency);

    /// <summary>Whether the left amount is smaller; both must be of one currency.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is larger; both must be of one currency.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is smaller or equal; both must be of one currency.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is larger or equal; both must be of one currency.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Adds an amount of the same currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public Money Add(Money other) => this + other;

    /// <summary>Subtracts an amount of the same currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public Money Subtract(Money other) => this - other;

    /// <summary>Compares two amounts of one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Amount.CompareTo(Same(this, other).Amount);

    /// <summary>The amount in the currency's minor unit by ISO 4217 (1050 for 10.50 USD, 500 for 500 JPY, 1230 for 1.230 KWD).</summary>
    /// <exception cref="ArgumentException">The amount has more decimals than the currency.</exception>
    public long ToMinorUnits() => MinorUnits.Iso.FromMoney(this);

    /// <summary>The amount with the currency's own number of decimals and its code: <c>10.50 USD</c>.</summary>
    public override string ToString() =>
        Amount.ToString(
            "F" + Math.Max(Currency.Digits, Amount.Scale > 8 ? 8 : Amount.Scale).ToString(CultureInfo.InvariantCulture),
            CultureInfo.InvariantCulture
        )
        + " "
        + Currency.Code;

    private static Money Same(Money left, Money right) =>
        left.Currency == right.Currency
            ? right
            : throw new InvalidOperationException($"{left.Currency} and {right.Currency} cannot be put together; convert one first.");
}
