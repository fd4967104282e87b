using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Slack;

/// <summary>JSON that the service's answers have in common.</summary>
internal static class SlackJson
{
    public static JsonArray Texts(IEnumerable<string> texts) => new([.. texts.Select(x => (JsonNode)JsonValue.Create(x))]);

    public static JsonArray Objects(IEnumerable<JsonObject> objects) => new([.. objects]);

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;
}
