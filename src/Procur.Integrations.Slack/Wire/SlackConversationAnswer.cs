namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer with one channel.</summary>
public sealed record SlackConversationAnswer : SlackAnswer
{
    /// <summary>The channel.</summary>
    public SlackConversation? Channel { get; init; }
}
