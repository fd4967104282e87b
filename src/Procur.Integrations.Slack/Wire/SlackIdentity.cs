namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer to auth.test: whose token it is.</summary>
public sealed record SlackIdentity : SlackAnswer
{
    /// <summary>The workspace's address.</summary>
    public string? Url { get; init; }

    /// <summary>The workspace's name.</summary>
    public string? Team { get; init; }

    /// <summary>The workspace's id.</summary>
    public string? TeamId { get; init; }

    /// <summary>The name of the app's user.</summary>
    public string? User { get; init; }

    /// <summary>The id of the app's user.</summary>
    public string? UserId { get; init; }

    /// <summary>The app's id as a bot.</summary>
    public string? BotId { get; init; }

    /// <summary>The Enterprise Grid organisation's id.</summary>
    public string? EnterpriseId { get; init; }
}
