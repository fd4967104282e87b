namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer to conversations.members.</summary>
public sealed record SlackMemberList : SlackAnswer
{
    /// <summary>One page of user ids.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];
}
