namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer to team.info.</summary>
public sealed record SlackTeamAnswer : SlackAnswer
{
    /// <summary>The workspace.</summary>
    public SlackTeam? Team { get; init; }
}
