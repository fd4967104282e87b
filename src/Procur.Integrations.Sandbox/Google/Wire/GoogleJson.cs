using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google.Wire;

/// <summary>JSON that the answers of all APIs have in common.</summary>
internal static class GoogleJson
{
    public static StandInReply Reply(int status, JsonObject json) =>
        StandInReply.Text(status, json.ToJsonString(), "application/json; charset=UTF-8");

    public static StandInReply NoContent() => new(204, default, null);

    /// <summary>A property of what may not even be an object.</summary>
    public static JsonNode? At(JsonNode? node, string name) => node is JsonObject json ? json[name] : null;

    public static string? Text(JsonNode? node) => node is JsonValue value && value.TryGetValue<string>(out var text) ? text : null;

    public static bool Flag(JsonNode? node) => node is JsonValue value && value.TryGetValue<bool>(out var flag) && flag;

    /// <summary>A moment as the APIs write it.</summary>
    public static string Moment(DateTimeOffset at) =>
        at.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
}
