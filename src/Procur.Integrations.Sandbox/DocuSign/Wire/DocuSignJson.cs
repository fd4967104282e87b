using System.Globalization;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.DocuSign.Wire;

/// <summary>JSON as the service writes it: flags and numbers are text, moments have seven decimals.</summary>
internal static class DocuSignJson
{
    public static string? Text(JsonNode? node) => node is JsonValue value ? value.ToString() : null;

    public static string? At(JsonObject json, string name) => Text(json[name]);

    public static IEnumerable<JsonObject> List(JsonNode? node) => node is JsonArray list ? list.OfType<JsonObject>() : [];

    public static JsonArray Array(IEnumerable<JsonNode> nodes) => new([.. nodes]);

    public static string Moment(DateTimeOffset at) =>
        at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss.fffffff'Z'", CultureInfo.InvariantCulture);

    public static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Adds a moment that there may not be yet.</summary>
    public static void Put(JsonObject json, string name, DateTimeOffset? at)
    {
        if (at is { } known)
        {
            json[name] = Moment(known);
        }
    }

    /// <summary>Adds a text that there may not be.</summary>
    public static void Put(JsonObject json, string name, string? text)
    {
        if (text is not null)
        {
            json[name] = text;
        }
    }
}
