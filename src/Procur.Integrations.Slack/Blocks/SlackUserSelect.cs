namespace Procur.Integrations.Slack;

/// <summary>A menu of the workspace's people.</summary>
public sealed record SlackUserSelect : SlackElement
{
    /// <summary>What is read before one is chosen: plain text, at most 150 characters.</summary>
    public SlackText? Placeholder { get; init; }

    /// <summary>Who is chosen at first.</summary>
    public string? InitialUser { get; init; }
}
