using System.Globalization;

namespace Procur.Integrations.Sap;

/// <summary>How SAP writes what hosts say otherwise.</summary>
internal static class SapText
{
    /// <summary>A number without the zeros that SAP may or may not put before it; anything that is not digits alone stays as it is.</summary>
    public static string Plain(string? number)
    {
        if (string.IsNullOrEmpty(number) || !number.All(char.IsAsciiDigit))
        {
            return number ?? "";
        }

        var plain = number.TrimStart('0');
        return plain.Length == 0 ? "0" : plain;
    }

    public static bool Same(string? one, string? other) => string.Equals(Plain(one), Plain(other), StringComparison.Ordinal);

    /// <summary>A text of at most so many characters.</summary>
    /// <exception cref="ArgumentException">It has more.</exception>
    public static string Fitting(string value, int most, string name) =>
        value.Length <= most
            ? value
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"SAP keeps {most} characters of {name}, and it has {value.Length}."),
                name
            );

    /// <summary>A number of at most so many decimals.</summary>
    /// <exception cref="ArgumentException">It has more.</exception>
    public static decimal Fitting(decimal value, int decimals, string name) =>
        decimal.Round(value, decimals) == value
            ? value
            : throw new ArgumentException(
                string.Create(CultureInfo.InvariantCulture, $"SAP keeps {decimals} decimals of {name}, and {value} has more."),
                name
            );

    public static string? OrNull(string? value) => string.IsNullOrWhiteSpace(value) ? null : value;

    // A date that was never set is null in one release and the year 9999 in another.
    public static DateOnly? OrNull(DateOnly? date) => date is { Year: 9999 } ? null : date;
}
