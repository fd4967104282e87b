using System.Diagnostics.CodeAnalysis;

namespace Procur.Integrations;

/// <summary>A currency by its ISO 4217 code.</summary>
public readonly record struct Currency
{
    private readonly string? code;

    private Currency(string code) => this.code = code;

    /// <summary>The code in capitals (<c>KES</c>); <c>XXX</c> for a value that was never set.</summary>
    public string Code => code ?? "XXX";

    /// <summary>The decimals of the currency by ISO 4217: 2 for USD, 0 for JPY, 3 for KWD. A service may use others on its wire.</summary>
    public int Digits => CurrencyTable.TryGetDigits(Code, out var digits) ? digits : 2;

    /// <summary>Whether the code stands in ISO 4217. Only a currency read from a service's answer can be unlisted.</summary>
    public bool IsListed => CurrencyTable.TryGetDigits(Code, out _);

    /// <summary>All listed codes, in alphabetical order.</summary>
    public static IReadOnlyList<string> Codes => CurrencyTable.Codes;

    /// <summary>Reads a code in any casing.</summary>
    /// <exception cref="ArgumentException">It is not an ISO 4217 code.</exception>
    public static Currency Parse(string code) =>
        TryParse(code, out var currency)
            ? currency
            : throw new ArgumentException($"'{Shown(code)}' is not an ISO 4217 currency code, such as KES or USD.", nameof(code));

    /// <summary>Reads a code in any casing.</summary>
    /// <returns>False where it is not an ISO 4217 code.</returns>
    public static bool TryParse([NotNullWhen(true)] string? code, out Currency currency)
    {
        if (CurrencyTable.TryGetCode(code, out var listed))
        {
            currency = new Currency(listed);
            return true;
        }

        currency = default;
        return false;
    }

    /// <summary>Takes a service's code as it is: a code nobody has listed is kept, so that reading an answer never fails on it.</summary>
    public static Currency FromService(string? code) =>
        TryParse(code, out var currency) ? currency
        : string.IsNullOrWhiteSpace(code) ? default
        : new Currency(code.Trim().ToUpperInvariant());

    /// <summary>The code.</summary>
    public override string ToString() => Code;

    private static string Shown(string? code) =>
        code is null ? "null"
        : code.Length > 12 ? code[..12] + "…"
        : code;
}
