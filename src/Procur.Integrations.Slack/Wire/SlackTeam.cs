namespace Procur.Integrations.Slack.Wire;

/// <summary>A workspace.</summary>
public sealed record SlackTeam
{
    /// <summary>The id.</summary>
    public string Id { get; init; } = "";

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The first part of its address.</summary>
    public string? Domain { get; init; }
}
