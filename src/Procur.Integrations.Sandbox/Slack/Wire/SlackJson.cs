using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Slack.Wire;

/// <summary>JSON that the service's answers have in common.</summary>
internal static class SlackJson
{
    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(x => (JsonNode)JsonValue.Create(x))]);

    public static JsonArray Objects(IEnumerable<JsonObject> objects) => new([.. objects]);

    /// <summary>A property of what may not even be an object.</summary>
    public static JsonNode? At(JsonNode? node, string name) => node is JsonObject json ? json[name] : null;

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
