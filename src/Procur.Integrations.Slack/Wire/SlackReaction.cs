namespace Procur.Integrations.Slack.Wire;

/// <summary>One emoji on a message.</summary>
/// <param name="Name">Its name without colons.</param>
public sealed record SlackReaction(string Name)
{
    /// <summary>The ids of those who put it there.</summary>
    public IReadOnlyList<string> Users { get; init; } = [];

    /// <summary>How many did.</summary>
    public int Count { get; init; }
}
