using System.Net;
using System.Text;

namespace Procur.Integrations;

/// <summary>Makes plain text of HTML, for those who read without it.</summary>
public static class EmailText
{
    private static readonly string[] Silent = ["script", "style", "head", "title"];
    private static readonly string[] Blocks =
    [
        "p",
        "div",
        "br",
        "tr",
        "table",
        "ul",
        "ol",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "section",
        "article",
        "header",
        "footer",
        "blockquote",
        "hr",
    ];

    /// <summary>
    /// The text of a mail's HTML: blocks on lines of their own, list items with a dash, links followed by their address. No guard against hostile HTML: what
    /// it gives is text, and is to be shown as such.
    /// </summary>
    /// <param name="html">The HTML.</param>
    public static string FromHtml(string html)
    {
        ArgumentNullException.ThrowIfNull(html);
        var text = new StringBuilder(html.Length);
        string? link = null;
        var linkStart = 0;
        var at = 0;
        while (at < html.Length)
        {
            var open = html.IndexOf('<', at);
            Append(text, html.AsSpan(at, (open < 0 ? html.Length : open) - at));
            if (open < 0)
            {
                break;
            }

            if (string.CompareOrdinal(html, open, "<!--", 0, 4) == 0)
            {
                var end = html.IndexOf("-->", open + 4, StringComparison.Ordinal);
                at = end < 0 ? html.Length : end + 3;
                continue;
            }

            var close = html.IndexOf('>', open);
            if (close < 0)
            {
                break;
            }

            var tag = html.AsSpan(open + 1, close - open - 1);
            var name = NameOf(tag);
            at = close + 1;
            if (Silent.Contains(name, StringComparer.Ordinal) && !tag.StartsWith("/"))
            {
                var end = html.IndexOf($"</{name}", at, StringComparison.OrdinalIgnoreCase);
                at = end < 0 ? html.Length : end;
            }
            else if (name == "a" && tag.StartsWith("/"))
            {
                AppendLink(text, link, linkStart);
                link = null;
            }
            else if (name == "a")
            {
                (link, linkStart) = (HrefOf(tag), text.Length);
            }
            else if (name == "li")
            {
                Break(text);
                text.Append(tag.StartsWith("/") ? "" : "- ");
            }
            else if (Blocks.Contains(name, StringComparer.Ordinal))
            {
                Break(text);
            }
            else if (name is "td" or "th" && text.Length > 0 && text[^1] is not ('\n' or ' '))
            {
                text.Append(' ');
            }
        }

        return text.ToString().Trim();
    }

    private static string NameOf(ReadOnlySpan<char> tag)
    {
        tag = tag.TrimStart('/');
        var end = tag.IndexOfAnyExceptInRange('0', 'z');
        var name = end < 0 ? tag : tag[..end];
        return name.ToString().ToLowerInvariant();
    }

    private static string? HrefOf(ReadOnlySpan<char> tag)
    {
        var at = tag.IndexOf("href=", StringComparison.OrdinalIgnoreCase);
        if (at < 0 || at + 6 >= tag.Length)
        {
            return null;
        }

        var rest = tag[(at + 5)..];
        var end = rest[0] is '"' or '\'' ? rest[1..].IndexOf(rest[0]) : rest.IndexOfAny(' ', '\t', '\n');
        var value =
            rest[0] is '"' or '\'' ? (end < 0 ? [] : rest.Slice(1, end))
            : end < 0 ? rest
            : rest[..end];
        return value.StartsWith("http", StringComparison.OrdinalIgnoreCase) ? WebUtility.HtmlDecode(value.ToString()) : null;
    }

    private static void AppendLink(StringBuilder text, string? link, int from)
    {
        if (link is not null && text.ToString(from, text.Length - from) != link)
        {
            text.Append(" (").Append(link).Append(')');
        }
    }

    private static void Break(StringBuilder text)
    {
        while (text.Length > 0 && text[^1] == ' ')
        {
            text.Length--;
        }

        if (text.Length > 0 && text[^1] != '\n')
        {
            text.Append('\n');
        }
    }

    // Runs of white space are one blank, as a browser shows them.
    private static void Append(StringBuilder text, ReadOnlySpan<char> part)
    {
        foreach (var c in WebUtility.HtmlDecode(part.ToString()))
        {
            if (!char.IsWhiteSpace(c))
            {
                text.Append(c);
            }
            else if (text.Length > 0 && text[^1] is not (' ' or '\n'))
            {
                text.Append(' ');
            }
        }
    }
}
