using System.Text.Json;

namespace Procur.Integrations.Slack.Wire;

/// <summary>What an app attaches to a message: unseen by people, visible to apps of the workspace.</summary>
public sealed record SlackMetadata
{
    /// <summary>What kind of message it is.</summary>
    public string EventType { get; init; } = "";

    /// <summary>Names and values; a flat object.</summary>
    public Dictionary<string, JsonElement>? EventPayload { get; init; }
}
