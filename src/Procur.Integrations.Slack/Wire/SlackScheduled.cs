namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer to chat.scheduleMessage.</summary>
public sealed record SlackScheduled : SlackAnswer
{
    /// <summary>The channel's id.</summary>
    public string? Channel { get; init; }

    /// <summary>The id to take it back by.</summary>
    public string? ScheduledMessageId { get; init; }

    /// <summary>When it will be posted, in seconds since 1970 (UTC).</summary>
    public long? PostAt { get; init; }
}
