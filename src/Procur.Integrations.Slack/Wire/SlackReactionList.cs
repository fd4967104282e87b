namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer to reactions.get.</summary>
public sealed record SlackReactionList : SlackAnswer
{
    /// <summary>The message with its reactions.</summary>
    public SlackReactedMessage? Message { get; init; }
}
