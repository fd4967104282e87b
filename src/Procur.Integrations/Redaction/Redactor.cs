using System.Text;
using System.Text.RegularExpressions;

namespace Procur.Integrations.Redaction;

/// <summary>Takes secrets (plain, Base64, Basic, URL-encoded) and personal data out of words that a service sent.</summary>
internal sealed partial class Redactor
{
    private const string Hidden = "***";
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
        var base64 = Convert.ToBase64String(Encoding.UTF8.GetBytes(secret));
        yield return base64;
        // A service may echo the encoded form cut or unpadded, or as the Basic pair with an empty password.
        yield return base64.TrimEnd('=');
        yield return Convert.ToBase64String(Encoding.UTF8.GetBytes(secret + ":"));
        yield return base64.TrimEnd('=').Replace('+', '-').Replace('/', '_');
        yield return Convert.ToHexString(Encoding.UTF8.GetBytes(secret));
    }

    [GeneratedRegex(@"[A-Z0-9._%+'-]+@[A-Z0-9.-]+", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex EmailPattern();

    // Card and phone numbers, with the separators people and services put between digits.
    [GeneratedRegex(@"\+?\d(?:[ ().-]?\d){6,}", RegexOptions.CultureInvariant)]
    private static partial Regex NumberPattern();

    [GeneratedRegex(@"\d{7,}", RegexOptions.CultureInvariant)]
    private static partial Regex DigitsPattern();
}
