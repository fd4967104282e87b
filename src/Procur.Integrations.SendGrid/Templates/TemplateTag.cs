namespace Procur.Integrations.SendGrid;

/// <summary>One tag of a template in Handlebars: what stands between the braces.</summary>
/// <param name="Sign"><c>#</c> opens a block, <c>/</c> closes it, <c>:</c> is its else, a space is none of these.</param>
/// <param name="Words">What stands in it: a helper and its operands, or one path. Quoted words keep their quotes.</param>
internal readonly record struct TemplateTag(char Sign, IReadOnlyList<string> Words)
{
    private const string Comment = "{{!--";

    /// <summary>The tags of a text in order, without comments. What was opened and never closed ends it.</summary>
    public static IEnumerable<TemplateTag> In(string text)
    {
        var at = 0;
        while ((at = text.IndexOf("{{", at, StringComparison.Ordinal)) >= 0)
        {
            if (at > 0 && text[at - 1] == '\\')
            {
                at += 2;
                continue;
            }

            var close = text.AsSpan(at).StartsWith(Comment, StringComparison.Ordinal) ? "--}}" : "}}";
            var start = at + 2;
            var end = text.IndexOf(close, start, StringComparison.Ordinal);
            if (end < 0)
            {
                yield break;
            }

            at = end + close.Length;
            // A third brace on either side, and the tilde that swallows white space, change nothing here.
            var inside = text[start..end].Trim('{', '}', '~', ' ', '\t', '\r', '\n');
            if (inside.Length > 0 && inside[0] is not ('!' or '>'))
            {
                yield return Read(inside);
            }
        }
    }

    private static TemplateTag Read(string inside)
    {
        var sign = inside[0] is '#' or '/' or '^' or '&' ? inside[0] : ' ';
        var words = Split(sign == ' ' ? inside : inside[1..]).ToList();
        return (sign, words) switch
        {
            ('^', []) => new(':', words),
            ('^', _) => new('#', words),
            ('&', _) => new(' ', words),
            (' ', ["else", ..]) => new(':', words[1..]),
            _ => new(sign, words),
        };
    }

    private static IEnumerable<string> Split(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsWhiteSpace(text[i]))
            {
                continue;
            }

            var start = i;
            if (text[i] is '"' or '\'')
            {
                var end = text.IndexOf(text[i], i + 1);
                i = end < 0 ? text.Length - 1 : end;
            }
            else if (text[i] is not ('(' or ')'))
            {
                while (i + 1 < text.Length && !char.IsWhiteSpace(text[i + 1]) && text[i + 1] is not ('(' or ')'))
                {
                    i++;
                }
            }

            yield return text[start..(i + 1)];
        }
    }
}
