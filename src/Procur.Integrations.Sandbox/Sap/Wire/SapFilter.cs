using Procur.Integrations.Sandbox.Sap.Model;

namespace Procur.Integrations.Sandbox.Sap.Wire;

/// <summary>Reads a <c>$filter</c> of comparisons by <c>eq</c> with texts, joined by <c>and</c> and <c>or</c>.</summary>
internal sealed class SapFilter
{
    private readonly List<string> _tokens;
    private int _at;

    private SapFilter(List<string> tokens) => _tokens = tokens;

    /// <exception cref="SapRefusalException">It cannot be read.</exception>
    public static Func<SapEntity, bool> Parse(string? filter, SapSchema schema, bool isV4)
    {
        if (filter is null)
        {
            return static _ => true;
        }

        var parser = new SapFilter(Tokens(filter));
        var parsed = parser.Or(schema, isV4);
        return parser._at == parser._tokens.Count ? parsed : throw Invalid();
    }

    private static SapRefusalException Invalid() => new(400, "/IWFND/CM_MGW_RT/023", "Invalid filter expression");

    private static List<string> Tokens(string filter)
    {
        List<string> tokens = [];
        for (var i = 0; i < filter.Length; )
        {
            if (filter[i] == ' ')
            {
                i++;
            }
            else if (filter[i] is '(' or ')')
            {
                tokens.Add(filter[i++].ToString());
            }
            else if (filter[i] == '\'')
            {
                var end = i + 1;
                while (end < filter.Length && (filter[end] != '\'' || (end + 1 < filter.Length && filter[end + 1] == '\'')))
                {
                    end += filter[end] == '\'' ? 2 : 1;
                }

                tokens.Add(end < filter.Length ? filter[i..(end + 1)] : throw Invalid());
                i = end + 1;
            }
            else
            {
                var end = filter.AsSpan(i).IndexOfAny(' ', '(', ')');
                end = end < 0 ? filter.Length : i + end;
                tokens.Add(filter[i..end]);
                i = end;
            }
        }

        return tokens;
    }

    private static string Plain(string text) => text.Length > 0 && text.All(char.IsAsciiDigit) ? text.TrimStart('0') : text;

    private string Next() => _at < _tokens.Count ? _tokens[_at++] : throw Invalid();

    private bool Take(string token)
    {
        if (_at >= _tokens.Count || _tokens[_at] != token)
        {
            return false;
        }

        _at++;
        return true;
    }

    private Func<SapEntity, bool> Or(SapSchema schema, bool isV4)
    {
        var left = And(schema, isV4);
        while (Take("or"))
        {
            var (one, other) = (left, And(schema, isV4));
            left = x => one(x) || other(x);
        }

        return left;
    }

    private Func<SapEntity, bool> And(SapSchema schema, bool isV4)
    {
        var left = Term(schema, isV4);
        while (Take("and"))
        {
            var (one, other) = (left, Term(schema, isV4));
            left = x => one(x) && other(x);
        }

        return left;
    }

    private Func<SapEntity, bool> Term(SapSchema schema, bool isV4)
    {
        if (Take("("))
        {
            var inner = Or(schema, isV4);
            return Take(")") ? inner : throw Invalid();
        }

        var field = Next();
        if (schema.Find(field, isV4) is not { Kind: SapFieldKind.Text })
        {
            throw new SapRefusalException(400, "/IWFND/CM_MGW_RT/024", $"Property '{field}' is not filterable here");
        }

        if (!Take("eq"))
        {
            throw Invalid();
        }

        var literal = Next();
        if (literal.Length < 2 || literal[0] != '\'')
        {
            throw Invalid();
        }

        var value = Plain(literal[1..^1].Replace("''", "'", StringComparison.Ordinal));
        return x => Plain(x.Text(field)) == value;
    }
}
