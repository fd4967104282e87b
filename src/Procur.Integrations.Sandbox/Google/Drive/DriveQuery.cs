using System.Text;
using System.Text.RegularExpressions;
using Procur.Integrations.Sandbox.Google.Wire;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>The part of Drive's search language that programs use: terms joined by <c>and</c>.</summary>
internal static partial class DriveQuery
{
    /// <exception cref="GoogleRefusalException">It is no query, or one that this stand-in does not know.</exception>
    public static Func<DriveItem, bool> Parse(string text, DriveState drive)
    {
        var terms = new List<Func<DriveItem, bool>>();
        var at = 0;
        while (true)
        {
            var match = Term().Match(text, at);
            if (!match.Success || match.Index != at)
            {
                throw DriveRefusal.Invalid("q");
            }

            terms.Add(Read(match, drive));
            at += match.Length;
            if (at == text.Length)
            {
                return item => terms.TrueForAll(x => x(item));
            }

            var and = And().Match(text, at);
            if (!and.Success || and.Index != at)
            {
                throw DriveRefusal.Invalid("q");
            }

            at += and.Length;
        }
    }

    private static Func<DriveItem, bool> Read(Match match, DriveState drive)
    {
        var value = Unescape(match.Groups["value"].Value);
        if (match.Groups["parents"].Success)
        {
            // A folder that is not there is an error and not an empty list.
            var parent = drive.Find(value, inSharedDrives: true) ?? throw DriveRefusal.NotFound(".");
            return item => item.Parent == parent.Id;
        }

        if (match.Groups["has"].Success)
        {
            var isApp = match.Groups["has"].Value == "appProperties";
            var key = Unescape(match.Groups["key"].Value);
            return item => (isApp ? item.AppProperties : item.Properties).TryGetValue(key, out var found) && found == value;
        }

        if (match.Groups["trashed"].Success)
        {
            var wanted = (match.Groups["trashed"].Value == "true") == (match.Groups["op"].Value == "=");
            return item => item.Trashed == wanted;
        }

        Func<DriveItem, string> field = match.Groups["field"].Value == "name" ? x => x.Name : x => x.MimeType;
        return match.Groups["op"].Value switch
        {
            "=" => item => field(item) == value,
            "!=" => item => field(item) != value,
            // Drive's "contains" of a name finds beginnings of words.
            _ => item => field(item).Split(' ').Any(x => x.StartsWith(value, StringComparison.OrdinalIgnoreCase)),
        };
    }

    private static string Unescape(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            plain.Append(text[i] == '\\' && i + 1 < text.Length ? text[++i] : text[i]);
        }

        return plain.ToString();
    }

    [GeneratedRegex(
        """
            (?:'(?<value>(?:[^'\\]|\\.)*)'\s+in\s+(?<parents>parents))
            |(?:(?<has>appProperties|properties)\s+has\s*\{\s*key\s*=\s*'(?<key>(?:[^'\\]|\\.)*)'\s+and\s+value\s*=\s*'(?<value>(?:[^'\\]|\\.)*)'\s*\})
            |(?:trashed\s*(?<op>!?=)\s*(?<trashed>true|false))
            |(?:(?<field>name|mimeType)\s*(?<op>!?=|contains)\s*'(?<value>(?:[^'\\]|\\.)*)')
            """,
        RegexOptions.CultureInvariant | RegexOptions.IgnorePatternWhitespace | RegexOptions.ExplicitCapture
    )]
    private static partial Regex Term();

    [GeneratedRegex(@"\s+and\s+", RegexOptions.CultureInvariant)]
    private static partial Regex And();
}
