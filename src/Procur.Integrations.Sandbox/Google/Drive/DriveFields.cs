using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;

namespace Procur.Integrations.Sandbox.Google.Drive;

/// <summary>Google's partial answers: <c>nextPageToken,files(id,name)</c>.</summary>
internal sealed class DriveFields
{
    private readonly Dictionary<string, DriveFields> _parts = new(StringComparer.Ordinal);

    private bool TakesAll => _parts.Count == 0 || _parts.ContainsKey("*");

    /// <exception cref="GoogleRefusalException">It is no selection of fields.</exception>
    public static DriveFields Parse(string text)
    {
        var at = 0;
        var fields = Parse(text, ref at);
        return at == text.Length ? fields : throw Wrong(text);
    }

    public JsonObject Pick(JsonObject json)
    {
        if (TakesAll)
        {
            return json;
        }

        var picked = new JsonObject();
        foreach (var (name, fields) in _parts)
        {
            if (json[name] is { } value)
            {
                picked[name] = fields.Pick(value);
            }
        }

        return picked;
    }

    private JsonNode? Pick(JsonNode value) =>
        value switch
        {
            JsonObject json => Pick((JsonObject)json.DeepClone()),
            JsonArray array => new JsonArray([.. array.Select(x => x is null ? null : Pick(x))]),
            _ => value.DeepClone(),
        };

    private static DriveFields Parse(string text, ref int at)
    {
        var fields = new DriveFields();
        while (true)
        {
            var from = at;
            while (at < text.Length && (char.IsAsciiLetterOrDigit(text[at]) || text[at] is '*' or '_'))
            {
                at++;
            }

            if (at == from)
            {
                throw Wrong(text);
            }

            fields._parts[text[from..at]] = Nested(text, ref at);
            if (at == text.Length || text[at] != ',')
            {
                return fields;
            }

            at++;
        }
    }

    private static DriveFields Nested(string text, ref int at)
    {
        var open = at < text.Length ? text[at] : ',';
        if (open is not ('(' or '/'))
        {
            return new DriveFields();
        }

        at++;
        if (open == '/')
        {
            var from = at;
            while (at < text.Length && char.IsAsciiLetterOrDigit(text[at]))
            {
                at++;
            }

            var one = new DriveFields();
            one._parts[text[from..at]] = Nested(text, ref at);
            return one;
        }

        var fields = Parse(text, ref at);
        if (at == text.Length || text[at] != ')')
        {
            throw Wrong(text);
        }

        at++;
        return fields;
    }

    private static GoogleRefusalException Wrong(string text) => new(400, "invalidParameter", $"Invalid field selection {text}");
}
