using System.Collections.Frozen;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Stripe's own rules for amounts, which differ from ISO 4217: ISK and UGX are sent as if they had two decimals.</summary>
internal static class StripeCurrencies
{
    private const long Most = 99_999_999;

    private static readonly FrozenSet<string> Known = Set(
        "usd aed afn all amd ang aoa ars aud awg azn bam bbd bdt bgn bhd bif bmd bnd bob brl bsd bwp byn bzd cad cdf chf clp cny cop crc cve czk djf dkk dop dzd "
            + "egp etb eur fjd fkp gbp gel gip gmd gnf gtq gyd hkd hnl htg huf idr ils inr isk jmd jod jpy kes kgs khr kmf krw kwd kyd kzt lak lbp lkr lrd lsl mad "
            + "mdl mga mkd mmk mnt mop mur mvr mwk mxn myr mzn nad ngn nio nok npr nzd omr pab pen pgk php pkr pln pyg qar ron rsd rub rwf sar sbd scr sek sgd shp "
            + "sle sos srd std szl thb tjs tnd top try ttd twd tzs uah ugx uyu uzs vnd vuv wst xaf xcd xof xpf yer zar zmw"
    );

    private static readonly FrozenSet<string> WithoutDecimals = Set("bif clp djf gnf jpy kmf krw mga pyg rwf vnd vuv xaf xof xpf");

    private static readonly FrozenSet<string> WithThreeDecimals = Set("bhd jod kwd omr tnd");

    private static readonly FrozenSet<string> WholeUnitsOnly = Set("isk ugx");

    private static readonly FrozenDictionary<string, long> Least = new Dictionary<string, long>
    {
        ["usd"] = 50,
        ["aed"] = 200,
        ["aud"] = 50,
        ["bgn"] = 100,
        ["brl"] = 50,
        ["cad"] = 50,
        ["chf"] = 50,
        ["czk"] = 1500,
        ["dkk"] = 250,
        ["eur"] = 50,
        ["gbp"] = 30,
        ["hkd"] = 400,
        ["huf"] = 17500,
        ["inr"] = 50,
        ["jpy"] = 50,
        ["mxn"] = 1000,
        ["myr"] = 200,
        ["nok"] = 300,
        ["nzd"] = 50,
        ["pln"] = 200,
        ["ron"] = 200,
        ["sek"] = 300,
        ["sgd"] = 50,
        ["thb"] = 1000,
    }.ToFrozenDictionary();

    /// <summary>The currency of a parameter, in lower case.</summary>
    public static string Read(StripeParameters parameters, string name = "currency")
    {
        var text = parameters.Required(name);
        var currency = text.ToLowerInvariant();
        return Known.Contains(currency)
            ? currency
            : throw StripeProblem.Invalid(
                null,
                parameters.Param(name),
                $"Invalid currency: {text}. Stripe currently supports these currencies: {string.Join(", ", Known.Order())}"
            );
    }

    /// <summary>An amount that can be charged, in the smallest unit.</summary>
    public static long Chargeable(long amount, string currency, string param = "amount")
    {
        var least = Least.GetValueOrDefault(currency, 1);
        if (amount < 1)
        {
            throw StripeProblem.Invalid("parameter_invalid_integer", param, "This value must be greater than or equal to 1.");
        }

        if (amount > Most)
        {
            throw StripeProblem.Invalid("amount_too_large", param, $"Amount must be no more than {Words(Most, currency)} {currency}");
        }

        Representable(amount, currency, param);
        return amount >= least
            ? amount
            : throw StripeProblem.Invalid("amount_too_small", param, $"Amount must be at least {Words(least, currency)} {currency}");
    }

    /// <summary>Refuses last digits that the currency's coins do not have.</summary>
    public static void Representable(long amount, string currency, string param)
    {
        var step =
            WithThreeDecimals.Contains(currency) ? 10
            : WholeUnitsOnly.Contains(currency) ? 100
            : 1;
        if (amount % step != 0)
        {
            throw StripeProblem.Invalid(
                "parameter_invalid_integer",
                param,
                $"Invalid amount: in {currency.ToUpperInvariant()} the amount must be evenly divisible by {step}."
            );
        }
    }

    /// <summary>An amount of the smallest unit in major units.</summary>
    public static decimal ToMajor(long amount, string currency) =>
        WithoutDecimals.Contains(currency) ? amount
        : WithThreeDecimals.Contains(currency) ? amount / 1000m
        : amount / 100m;

    private static string Words(long amount, string currency) =>
        ToMajor(amount, currency).ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
