namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer to conversations.list.</summary>
public sealed record SlackConversationList : SlackAnswer
{
    /// <summary>One page of channels.</summary>
    public IReadOnlyList<SlackConversation> Channels { get; init; } = [];
}
