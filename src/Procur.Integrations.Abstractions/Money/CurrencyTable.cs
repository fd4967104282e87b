using System.Collections.Frozen;
using System.Diagnostics.CodeAnalysis;

namespace Procur.Integrations;

/// <summary>ISO 4217 with its decimals, and the codes withdrawn since 2018 that services still use in old records.</summary>
internal static class CurrencyTable
{
    private static readonly FrozenDictionary<string, int> Digits = Read((0, Zero), (2, Two), (3, Three), (4, Four));

    private const string Zero = "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF ";

    private const string Two =
        "AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BMD BND BOB BOV BRL BSD "
        + "BTN BWP BYN BZD CAD CDF CHE CHF CHW CNY COP COU CRC CUC CUP CVE CZK DKK DOP DZD "
        + "EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GTQ GYD HKD HNL HRK HTG HUF IDR ILS "
        + "INR IRR JMD KES KGS KHR KPW KYD KZT LAK LBP LKR LRD LSL MAD MDL MGA MKD MMK MNT "
        + "MOP MRO MRU MUR MVR MWK MXN MXV MYR MZN NAD NGN NIO NOK NPR NZD PAB PEN PGK PHP "
        + "PKR PLN QAR RON RSD RUB SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STD STN "
        + "SVC SYP SZL THB TJS TMT TOP TRY TTD TWD TZS UAH USD USN UYU UZS VED VEF VES WST "
        + "XAD XCD XCG YER ZAR ZMW ZWG ZWL ";

    private const string Three = "BHD IQD JOD KWD LYD OMR TND ";

    private const string Four = "CLF UYW ";

    private static readonly FrozenDictionary<string, string> Listed = Digits.Keys.ToFrozenDictionary(
        code => code,
        StringComparer.OrdinalIgnoreCase
    );

    public static IReadOnlyList<string> Codes { get; } = [.. Digits.Keys.Order(StringComparer.Ordinal)];

    public static bool TryGetDigits(string code, out int digits) => Digits.TryGetValue(code, out digits);

    public static bool TryGetCode([NotNullWhen(true)] string? code, [NotNullWhen(true)] out string? listed)
    {
        listed = null;
        return code is { Length: 3 } && Listed.TryGetValue(code, out listed);
    }

    private static FrozenDictionary<string, int> Read(params (int Digits, string Codes)[] groups) =>
        groups
            .SelectMany(group => group.Codes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(code => (code, group.Digits)))
            .ToFrozenDictionary(pair => pair.code, pair => pair.Digits, StringComparer.Ordinal);
}
