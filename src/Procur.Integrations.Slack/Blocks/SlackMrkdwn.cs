using System.Buffers;
using System.Globalization;
using System.Text;

namespace Procur.Integrations.Slack;

/// <summary>Writes texts in Slack's markup. Slack asks to escape <c>&amp;</c>, <c>&lt;</c> and <c>&gt;</c> and nothing else.</summary>
public static class SlackMrkdwn
{
    private const string Ellipsis = "…";
    private static readonly SearchValues<char> Special = SearchValues.Create("&<>");

    /// <summary>Escapes text so that it can neither mention nor link.</summary>
    public static string Escape(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.AsSpan().ContainsAny(Special)
            ? text.Replace("&", "&amp;", StringComparison.Ordinal)
                .Replace("<", "&lt;", StringComparison.Ordinal)
                .Replace(">", "&gt;", StringComparison.Ordinal)
            : text;
    }

    /// <summary>Writes a text; what is plain in it is escaped.</summary>
    /// <exception cref="ArgumentException">A mention names no Slack id, or a link no absolute address.</exception>
    public static string Render(ChatText text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.Spans.Count == 1)
        {
            return Render(text.Spans[0]);
        }

        var written = new StringBuilder();
        foreach (var span in text.Spans)
        {
            written.Append(Render(span));
        }

        return written.ToString();
    }

    /// <summary>
    /// Cuts a text so that it is at most <paramref name="limit"/> characters as Slack counts them (escaped). It is cut between characters as people see
    /// them, with an ellipsis; a link or mention that does not fit is left out whole.
    /// </summary>
    /// <param name="text">The text.</param>
    /// <param name="limit">The longest it may be, in UTF-16 units; at least 1.</param>
    /// <returns>The text itself where it fits.</returns>
    public static ChatText Truncate(ChatText text, int limit)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(limit, 1);
        if (Render(text).Length <= limit)
        {
            return text;
        }

        var left = limit - Ellipsis.Length;
        var kept = new List<ChatSpan>();
        foreach (var span in text.Spans)
        {
            var length = Render(span).Length;
            if (length <= left)
            {
                kept.Add(span);
                left -= length;
                continue;
            }

            if (span.Kind is ChatSpanKind.Plain or ChatSpanKind.Bold or ChatSpanKind.Italic or ChatSpanKind.Code)
            {
                var markup = Render(span with { Text = "" }).Length;
                if (Fitting(span.Text, left - markup) is { Length: > 0 } part)
                {
                    kept.Add(span with { Text = part });
                }
            }

            break;
        }

        kept.Add(new ChatSpan(ChatSpanKind.Plain, Ellipsis));
        return new ChatText(kept);
    }

    private static string Fitting(string text, int limit)
    {
        var end = 0;
        var length = 0;
        var elements = StringInfo.GetTextElementEnumerator(text);
        while (elements.MoveNext())
        {
            var element = elements.GetTextElement();
            length += Escape(element).Length;
            if (length > limit)
            {
                break;
            }

            end = elements.ElementIndex + element.Length;
        }

        return text[..end];
    }

    private static string Render(ChatSpan span) =>
        span.Kind switch
        {
            ChatSpanKind.Plain => Escape(span.Text),
            ChatSpanKind.Bold => $"*{Escape(span.Text)}*",
            ChatSpanKind.Italic => $"_{Escape(span.Text)}_",
            ChatSpanKind.Code => $"`{Escape(span.Text)}`",
            ChatSpanKind.Link => $"<{Address(span)}|{Escape(span.Text).Replace('\n', ' ')}>",
            ChatSpanKind.User => $"<@{Id(span)}>",
            ChatSpanKind.Channel => $"<#{Id(span)}>",
            ChatSpanKind.Everyone => "<!channel>",
            _ => Escape(span.Text),
        };

    private static string Address(ChatSpan span)
    {
        // A relative one could be a mention in disguise: <!channel|...>.
        if (!Uri.TryCreate(span.Target, UriKind.Absolute, out var address))
        {
            throw new ArgumentException("A link in the text has no absolute address.");
        }

        return address
            .AbsoluteUri.Replace("&", "&amp;", StringComparison.Ordinal)
            .Replace("|", "%7C", StringComparison.Ordinal)
            .Replace("<", "%3C", StringComparison.Ordinal)
            .Replace(">", "%3E", StringComparison.Ordinal);
    }

    private static string Id(ChatSpan span) =>
        span.Target is { Length: > 1 } id && id.All(char.IsAsciiLetterOrDigit)
            ? id
            : throw new ArgumentException(
                "A mention in the text needs the id of Slack (U…, C…): letters and digits, not a name or an address."
            );
}
