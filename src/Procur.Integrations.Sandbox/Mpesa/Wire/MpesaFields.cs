using System.Globalization;
using System.Text.RegularExpressions;

namespace Procur.Integrations.Sandbox.Mpesa.Wire;

/// <summary>What Daraja accepts in a field.</summary>
internal static partial class MpesaFields
{
    private const int LongestRemarks = 100;

    /// <summary>Words that an address must not contain anywhere, in any case.</summary>
    private static readonly string[] ForbiddenWords = ["m-pesa", "mpesa", "safaricom", "exe", "exec", "cmd", "sql", "query"];

    [GeneratedRegex("^[0-9]{5,7}$", RegexOptions.CultureInvariant)]
    private static partial Regex ShortCodePattern { get; }

    [GeneratedRegex("^[1-9][0-9]{0,8}$", RegexOptions.CultureInvariant)]
    private static partial Regex AmountPattern { get; }

    [GeneratedRegex("^254[71][0-9]{8}$", RegexOptions.CultureInvariant)]
    private static partial Regex PhonePattern { get; }

    [GeneratedRegex("^[A-Za-z0-9]{1,12}$", RegexOptions.CultureInvariant)]
    private static partial Regex ReferencePattern { get; }

    public static bool IsShortCode(string text) => ShortCodePattern.IsMatch(text);

    /// <summary>Whole shillings: <c>100.0</c> is refused as <c>100.5</c> is.</summary>
    public static bool IsAmount(string text) => AmountPattern.IsMatch(text);

    public static bool IsPhone(string text) => PhonePattern.IsMatch(text);

    public static bool IsReference(string text) => ReferencePattern.IsMatch(text);

    public static bool IsDescription(string text) => text.Length is >= 1 and <= 13;

    public static bool IsRemarks(string text) => text.Length is >= 1 and <= LongestRemarks;

    public static bool IsOccasion(string text) => text.Length <= LongestRemarks;

    public static bool IsGiven(string text) => text.Length > 0;

    public static bool IsBase64(string text) => text.Length > 0 && Convert.TryFromBase64String(text, new byte[text.Length], out _);

    public static bool IsTimestamp(string text) =>
        DateTime.TryParseExact(text, "yyyyMMddHHmmss", CultureInfo.InvariantCulture, DateTimeStyles.None, out _);

    /// <summary>An address that Daraja calls: HTTPS, and in the sandbox also plain HTTP on this machine.</summary>
    public static bool IsAddress(string text) =>
        Uri.TryCreate(text, UriKind.Absolute, out var url)
        && (url.Scheme == Uri.UriSchemeHttps || (url.Scheme == Uri.UriSchemeHttp && url.IsLoopback))
        && !Array.Exists(ForbiddenWords, x => text.Contains(x, StringComparison.OrdinalIgnoreCase));

    /// <summary>The first field whose text is not accepted; null if all are.</summary>
    public static string? FirstWrong(MpesaBody body, IEnumerable<KeyValuePair<string, Func<string, bool>>> rules) =>
        rules.FirstOrDefault(x => !x.Value(body[x.Key])).Key;
}
