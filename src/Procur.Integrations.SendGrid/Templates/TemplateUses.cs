using System.Globalization;
using System.Text.Json.Nodes;

namespace Procur.Integrations.SendGrid;

/// <summary>
/// Walks a template in the part of Handlebars that SendGrid knows (Using Handlebars: substitution, <c>if</c>, <c>unless</c>, comparisons, <c>each</c>,
/// <c>insert</c>, <c>formatDate</c>, <c>length</c>, <c>@root</c>) and looks every name up in what is given.
/// </summary>
internal sealed class TemplateUses
{
    // SendGrid's own addresses for leaving, put in by it.
    private static readonly string[] Own = ["unsubscribe", "unsubscribe_preferences"];

    private readonly SortedSet<string> missing = new(StringComparer.Ordinal);
    private readonly SortedSet<string> askedFor = new(StringComparer.Ordinal);
    private readonly TemplateBlock root;

    public TemplateUses(JsonObject given) => root = new TemplateBlock([given], "", IsList: false);

    /// <summary>What is put into the mail and not given.</summary>
    public IReadOnlyList<string> Missing => [.. missing];

    /// <summary>What is not given, and asked for only.</summary>
    public IReadOnlyList<string> AskedFor => [.. askedFor.Except(missing, StringComparer.Ordinal)];

    /// <summary>The names at the top that are used in any way.</summary>
    public HashSet<string> Roots { get; } = new(StringComparer.Ordinal);

    public void Read(string? text)
    {
        var open = new List<TemplateBlock> { root };
        foreach (var tag in TemplateTag.In(text ?? ""))
        {
            switch (tag)
            {
                case { Sign: '/' } when open.Count > 1:
                    open.RemoveAt(open.Count - 1);
                    break;
                case { Sign: '#', Words: ["each", var list, ..] }:
                    open.Add(Each(list, open));
                    break;
                case { Sign: '#' }:
                    var block = new TemplateBlock(open[^1].Within, open[^1].Prefix, IsList: false);
                    // {{#if paid}}, and {{#paid}} for short.
                    Ask(tag.Words.Count == 1 ? tag.Words : tag.Words.Skip(1), block, open);
                    open.Add(block);
                    break;
                // An else that asks again: {{else if paid}}, {{else equals a b}}.
                case { Sign: ':' }:
                    Ask(tag.Words.Skip(1), open[^1], open);
                    break;
                case { Sign: ' ', Words: [var path] }:
                    Use(path, open, isAsked: false);
                    break;
                case { Sign: ' ' }:
                    var hasDefault = tag.Words.Any(static word =>
                        word.TrimStart('"', '\'').StartsWith("default=", StringComparison.Ordinal)
                    );
                    foreach (var operand in Operands(tag.Words.Skip(1)))
                    {
                        Use(operand, open, hasDefault);
                    }

                    break;
                default:
                    break;
            }
        }
    }

    private TemplateBlock Each(string path, List<TemplateBlock> open)
    {
        var (name, found) = Use(path, open, isAsked: true);
        IReadOnlyList<JsonNode?> elements =
        [
            .. found.SelectMany(node =>
                node switch
                {
                    JsonArray array => array.AsEnumerable(),
                    JsonObject values => values.Select(pair => pair.Value),
                    _ => [],
                }
            ),
        ];
        return new TemplateBlock(elements, name + "[].", IsList: true);
    }

    private void Ask(IEnumerable<string> words, TemplateBlock block, List<TemplateBlock> open)
    {
        foreach (var operand in Operands(words))
        {
            block.Guards.Add(Use(operand, open, isAsked: true).Name);
        }
    }

    // Neither literals nor the helper of a call in brackets: (length lines).
    private static IEnumerable<string> Operands(IEnumerable<string> words)
    {
        var before = "";
        foreach (var word in words)
        {
            if (
                before != "("
                && word is not ("(" or ")" or "true" or "false" or "null" or "undefined")
                && word[0] is not ('"' or '\'')
                && !double.TryParse(word, NumberStyles.Float, CultureInfo.InvariantCulture, out _)
            )
            {
                yield return word;
            }

            before = word;
        }
    }

    private (string Name, IReadOnlyList<JsonNode?> Found) Use(string path, List<TemplateBlock> open, bool isAsked)
    {
        var at = open.Count - 1;
        var parts = path.Replace('/', '.').Split('.', StringSplitOptions.RemoveEmptyEntries).Select(part => part.Trim('[', ']')).ToList();
        // Each "../" has become a "." that was left out, so the scopes are left by what stands in the path itself.
        for (var up = path; up.StartsWith("../", StringComparison.Ordinal); up = up[3..])
        {
            while (at > 0 && !open[at].IsList)
            {
                at--;
            }

            at = Math.Max(at - 1, 0);
        }

        if (parts is ["@root", ..])
        {
            (at, parts) = (0, parts[1..]);
        }
        else if (parts is ["this", ..])
        {
            parts = parts[1..];
        }

        if (parts.Count == 0 || parts[0][0] == '@')
        {
            return (open[at].Prefix.TrimEnd('.'), open[at].Within);
        }

        var block = open[at];
        var name = block.Prefix + string.Join('.', parts);
        var found = block.Within.Select(node => Find(node, parts)).ToList();
        if (block.Prefix.Length == 0)
        {
            Roots.Add(parts[0]);
        }

        if (found.Contains(null) && !Own.Contains(name))
        {
            var isGuarded = isAsked || open.Any(one => one.Guards.Contains(name));
            (isGuarded ? askedFor : missing).Add(name);
        }

        return (name, found);
    }

    private static JsonNode? Find(JsonNode? node, IReadOnlyList<string> parts)
    {
        foreach (var part in parts)
        {
            node = node switch
            {
                JsonObject values => values[part],
                JsonArray array when part == "length" => JsonValue.Create(array.Count),
                JsonArray array
                    when int.TryParse(part, NumberStyles.None, CultureInfo.InvariantCulture, out var index) && index < array.Count => array[
                    index
                ],
                _ => null,
            };
        }

        return node;
    }
}
