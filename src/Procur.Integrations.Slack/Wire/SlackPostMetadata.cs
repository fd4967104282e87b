using System.Text.Json.Serialization;

namespace Procur.Integrations.Slack.Wire;

/// <summary>Metadata to attach to a message: unseen by people, visible to apps of the workspace.</summary>
/// <param name="EventType">What kind of message it is: letters, digits and underscores.</param>
/// <param name="EventPayload">Names and values. No personal data.</param>
[JsonConverter(typeof(SlackPostMetadataConverter))]
public sealed record SlackPostMetadata(string EventType, IReadOnlyDictionary<string, string> EventPayload)
{
    /// <summary>The host's own reference; kept beside the payload, so that posting need not copy it.</summary>
    internal string? Reference { get; init; }

    /// <summary>The library's own id, by which a message whose answer was lost is found again.</summary>
    internal string? Id { get; init; }
}
