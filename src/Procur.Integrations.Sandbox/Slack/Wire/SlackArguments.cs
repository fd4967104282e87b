using System.Globalization;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.WebUtilities;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Slack.Wire;

/// <summary>A method's arguments, from the query, a form or a JSON object.</summary>
internal sealed class SlackArguments(JsonObject values)
{
    private const string Json = "application/json";
    private const string Form = "application/x-www-form-urlencoded";

    // Names are looked up later, where a second property of the same name would be a surprise.
    private static readonly JsonDocumentOptions Strict = new() { AllowDuplicateProperties = false };

    /// <summary>What the service has to say about how they came.</summary>
    public List<string> Warnings { get; } = [];

    /// <summary>Reads the arguments of a call.</summary>
    /// <exception cref="SlackRefusalException">The body is none that the service reads.</exception>
    public static SlackArguments Read(StandInCall call)
    {
        var arguments = new SlackArguments([]);
        arguments.AddForm(call.Query);
        if (call.Method == "GET" || call.Body.IsEmpty)
        {
            return arguments;
        }

        if (!MediaTypeHeaderValue.TryParse(call.Header("Content-Type"), out var type))
        {
            throw new SlackRefusalException("missing_post_type");
        }

        switch (type.MediaType?.ToLowerInvariant())
        {
            case Json:
                arguments.AddJson(call.Body);
                if (type.CharSet is null)
                {
                    arguments.Warnings.Add("missing_charset");
                }

                return arguments;
            case Form:
                arguments.AddForm(Encoding.UTF8.GetString(call.Body.Span));
                if (type.CharSet is not null)
                {
                    arguments.Warnings.Add("superfluous_charset");
                }

                return arguments;
            default:
                throw new SlackRefusalException("invalid_post_type");
        }
    }

    /// <summary>The token of a call: in its header, or else in its form; in a JSON body it is not looked for. Empty where the header shows none, null where nothing does.</summary>
    public static string? TokenOf(StandInCall call)
    {
        if (call.Header("Authorization") is not null)
        {
            return call.BearerToken() ?? "";
        }

        var isForm = call.Header("Content-Type")?.StartsWith(Form, StringComparison.OrdinalIgnoreCase) ?? false;
        var form = isForm ? QueryHelpers.ParseQuery(Encoding.UTF8.GetString(call.Body.Span)) : QueryHelpers.ParseQuery(call.Query);
        return form.TryGetValue("token", out var token) ? token.ToString() : null;
    }

    /// <summary>An argument as text; null if it is not there or empty.</summary>
    public string? Text(string name) =>
        values[name] switch
        {
            null => null,
            JsonValue value when value.TryGetValue<string>(out var text) => text.Length == 0 ? null : text,
            var other => other.ToJsonString(),
        };

    /// <summary>Whether an argument is given, be it empty.</summary>
    public bool Has(string name) => values[name] is not null;

    /// <exception cref="SlackRefusalException">It is not there.</exception>
    public string Required(string name) =>
        Text(name) ?? throw SlackRefusalException.Because("invalid_arguments", $"missing required field: {name}");

    public bool Flag(string name) => Text(name) is "true" or "1";

    /// <exception cref="SlackRefusalException">It is no time.</exception>
    public decimal? Time(string name, string error) =>
        Text(name) is not { } text ? null
        : decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var time) ? time
        : throw new SlackRefusalException(error);

    /// <summary>Several ids: with commas, or a JSON array.</summary>
    public IReadOnlyList<string> Ids(string name) =>
        values[name] is JsonArray array
            ? [.. array.Select(SlackJson.Text).OfType<string>()]
            : Text(name)?.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries) ?? [];

    /// <summary>A nested value: JSON in a JSON body, and its text in a form.</summary>
    /// <exception cref="SlackRefusalException">It is no such value.</exception>
    public T? Nested<T>(string name, string error)
        where T : JsonNode
    {
        var value = values[name];
        if (SlackJson.Text(value) is { } text)
        {
            if (text.Length == 0)
            {
                return null;
            }

            value = Parse(Encoding.UTF8.GetBytes(text), error);
        }

        return value switch
        {
            null => null,
            T fitting => (T)fitting.DeepClone(),
            _ => throw new SlackRefusalException(error),
        };
    }

    private static JsonNode? Parse(ReadOnlySpan<byte> json, string error)
    {
        try
        {
            return JsonNode.Parse(json, documentOptions: Strict);
        }
        catch (JsonException)
        {
            throw new SlackRefusalException(error);
        }
    }

    private void AddForm(string form)
    {
        foreach (var (name, value) in QueryHelpers.ParseQuery(form))
        {
            values[name] = value.ToString();
        }
    }

    private void AddJson(ReadOnlyMemory<byte> body)
    {
        if (Parse(body.Span, "invalid_json") is not JsonObject json)
        {
            throw new SlackRefusalException("json_not_object");
        }

        foreach (var (name, value) in json)
        {
            values[name] = value?.DeepClone();
        }
    }
}
