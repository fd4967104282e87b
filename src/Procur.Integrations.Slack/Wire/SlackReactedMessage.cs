namespace Procur.Integrations.Slack.Wire;

/// <summary>A message with its reactions.</summary>
public sealed record SlackReactedMessage
{
    /// <summary>Its id within the channel.</summary>
    public string? Ts { get; init; }

    /// <summary>The reactions; none where nobody reacted.</summary>
    public IReadOnlyList<SlackReaction> Reactions { get; init; } = [];
}
