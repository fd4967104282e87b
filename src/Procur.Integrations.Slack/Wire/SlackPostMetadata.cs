namespace Procur.Integrations.Slack.Wire;

/// <summary>Metadata to attach to a message: unseen by people, visible to apps of the workspace.</summary>
/// <param name="EventType">What kind of message it is: letters, digits and underscores.</param>
/// <param name="EventPayload">Names and values. No personal data.</param>
public sealed record SlackPostMetadata(string EventType, IReadOnlyDictionary<string, string> EventPayload);
