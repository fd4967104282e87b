namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>The names that an operation takes: <c>amount metadata* shipping{name phone}</c>. A star takes anything below it; a name with neither takes text or a list of texts.</summary>
internal sealed class StripeSchema
{
    private readonly Dictionary<string, StripeSchema?> _names = new(StringComparer.Ordinal);

    private StripeSchema() { }

    /// <summary>Reads a schema. Every operation takes <c>expand</c>.</summary>
    public static StripeSchema Parse(string text)
    {
        var at = 0;
        var schema = Parse(text, ref at);
        schema._names["expand"] = null;
        return schema;
    }

    /// <summary>Finds a name and, where it has names of its own that are known, those.</summary>
    public bool TryGet(string name, out StripeSchema? inner) => _names.TryGetValue(name, out inner);

    private static StripeSchema Parse(string text, ref int at)
    {
        var schema = new StripeSchema();
        while (at < text.Length && text[at] != '}')
        {
            var start = at;
            while (at < text.Length && text[at] is not (' ' or '{' or '}' or '*' or '\n'))
            {
                at++;
            }

            var name = text[start..at];
            StripeSchema? inner = null;
            if (at < text.Length && text[at] == '{')
            {
                at++;
                inner = Parse(text, ref at);
                at++;
            }
            else if (at < text.Length && text[at] != '}')
            {
                at++;
            }

            if (name.Length > 0)
            {
                schema._names[name] = inner;
            }
        }

        return schema;
    }
}
