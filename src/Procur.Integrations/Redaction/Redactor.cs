using System.Net;
using System.Text;
using System.Text.RegularExpressions;

namespace Procur.Integrations.Redaction;

/// <summary>Takes secrets (plain, Base64, Basic, URL-encoded) and personal data out of words that a service sent.</summary>
internal sealed partial class Redactor
{
    private const string Hidden = "***";
    private const int ShortestInner = 8;
    private readonly string[] secrets;

    public Redactor(IEnumerable<string?> secrets)
    {
        this.secrets =
        [
            .. secrets
                .Where(secret => secret is { Length: >= 4 })
                .SelectMany(secret => Forms(secret!))
                .Distinct(StringComparer.Ordinal)
                .OrderByDescending(form => form.Length),
        ];
    }

    public static Redactor None { get; } = new([]);

    public string Scrub(string text, string? alsoSecret = null) => NumberPattern().Replace(ScrubSecrets(text, alsoSecret), Hidden);

    /// <summary>As <see cref="Scrub"/>, for a service's own code: some are groups of digits (<c>401.002.01</c>) that a phone number could be, so only unbroken ones are taken out.</summary>
    public string ScrubCode(string code, string? alsoSecret = null) => DigitsPattern().Replace(ScrubSecrets(code, alsoSecret), Hidden);

    private string ScrubSecrets(string text, string? alsoSecret)
    {
        foreach (var secret in secrets)
        {
            text = text.Replace(secret, Hidden, StringComparison.OrdinalIgnoreCase);
        }

        if (alsoSecret is { Length: >= 4 })
        {
            foreach (var form in Forms(alsoSecret))
            {
                text = text.Replace(form, Hidden, StringComparison.OrdinalIgnoreCase);
            }
        }

        return EmailPattern().Replace(text, Hidden);
    }

    private static IEnumerable<string> Forms(string secret)
    {
        yield return secret;
        yield return Uri.EscapeDataString(secret);
        yield return WebUtility.UrlEncode(secret);
        var bytes = Encoding.UTF8.GetBytes(secret);
        yield return Convert.ToHexString(bytes);
        for (var before = 0; before < 3; before++)
        {
            var inner = Base64Within(bytes, before);
            if (before == 0 || inner.Length >= ShortestInner)
            {
                yield return inner;
                yield return inner.Replace('+', '-').Replace('/', '_');
            }
        }
    }

    // What the secret becomes within a longer base64 text, as in the pair of Basic or a whole header: it depends only on how many bytes stand before
    // it, by threes. The characters at its ends, which hold bits of its neighbours, are left.
    private static string Base64Within(byte[] secret, int before)
    {
        var text = Convert.ToBase64String([.. new byte[before], .. secret]);
        var from = before == 0 ? 0 : before + 1;
        var to = (before + secret.Length) * 8 / 6;
        return text[from..to];
    }

    [GeneratedRegex(@"[\p{L}\p{N}._%+'-]+@[\p{L}\p{N}.-]+", RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();

    // Card and phone numbers, with the separators people and services put between digits.
    [GeneratedRegex(@"\+?\d(?:[ ()./-]{0,3}\d){6,}", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\d{7,}", RegexOptions.CultureInvariant)]
    private static partial Regex DigitsPattern();
}
