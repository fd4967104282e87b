namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer to users.list.</summary>
public sealed record SlackPersonList : SlackAnswer
{
    /// <summary>One page of users.</summary>
    public IReadOnlyList<SlackPerson> Members { get; init; } = [];
}
