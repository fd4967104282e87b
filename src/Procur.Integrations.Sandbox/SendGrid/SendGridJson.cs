using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.SendGrid;

/// <summary>Looks into JSON without asking for its shape.</summary>
internal static class SendGridJson
{
    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static JsonNode? At(JsonNode? node, params ReadOnlySpan<string> names)
    {
        foreach (var name in names)
        {
            node = (node as JsonObject)?[name];
        }

        return node;
    }
}
