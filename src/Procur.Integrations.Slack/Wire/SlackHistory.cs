namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer to conversations.history and conversations.replies.</summary>
public sealed record SlackHistory : SlackAnswer
{
    /// <summary>One page of messages; history newest first, replies oldest first.</summary>
    public IReadOnlyList<SlackMessage> Messages { get; init; } = [];

    /// <summary>Whether there are further pages.</summary>
    public bool HasMore { get; init; }
}
