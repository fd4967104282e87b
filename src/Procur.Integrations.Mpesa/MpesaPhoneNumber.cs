using System.Diagnostics.CodeAnalysis;

namespace Procur.Integrations.Mpesa;

/// <summary>Kenyan mobile numbers as Daraja takes them: <c>254</c> and nine digits that start with 7 or 1.</summary>
public static class MpesaPhoneNumber
{
    private const string CountryCode = "254";
    private const int LocalDigits = 9;

    /// <summary>Normalises <c>07…</c>, <c>01…</c>, <c>+254…</c>, <c>254…</c> and the bare nine digits; blanks, hyphens and brackets are dropped.</summary>
    /// <exception cref="ArgumentException">It is no Kenyan mobile number. The message does not repeat it: a phone number is personal data.</exception>
    public static string Normalize(string number) =>
        TryNormalize(number, out var normalized)
            ? normalized
            : throw new ArgumentException(
                "The number is no Kenyan mobile number; give it as 07…, 01…, 2547…, 2541… or +254… with nine digits after the prefix.",
                nameof(number)
            );

    /// <summary>As <see cref="Normalize"/>.</summary>
    /// <returns>False where it is no Kenyan mobile number.</returns>
    public static bool TryNormalize([NotNullWhen(true)] string? number, [NotNullWhen(true)] out string? normalized)
    {
        normalized = null;
        if (number is null)
        {
            return false;
        }

        var digits = string.Concat(number.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('-' or '(' or ')')));
        var local = digits switch
        {
            ['+', .. var rest] => rest.StartsWith(CountryCode, StringComparison.Ordinal) ? rest[CountryCode.Length..] : "",
            ['0', .. var rest] => rest,
            _ when digits.Length == CountryCode.Length + LocalDigits && digits.StartsWith(CountryCode, StringComparison.Ordinal) => digits[
                CountryCode.Length..
            ],
            _ => digits,
        };
        if (local.Length != LocalDigits || local[0] is not ('7' or '1') || !local.All(char.IsAsciiDigit))
        {
            return false;
        }

        normalized = CountryCode + local;
        return true;
    }
}
