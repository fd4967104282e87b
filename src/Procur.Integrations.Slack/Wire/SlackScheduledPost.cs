namespace Procur.Integrations.Slack.Wire;

/// <summary>Body of chat.scheduleMessage.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="PostAt">When, in seconds since 1970 (UTC); at most 120 days ahead.</param>
public sealed record SlackScheduledPost(string Channel, long PostAt)
{
    /// <summary>The text as mrkdwn.</summary>
    public string? Text { get; init; }

    /// <summary>The blocks, at most 50.</summary>
    public IReadOnlyList<SlackBlock>? Blocks { get; init; }

    /// <summary>The thread it goes to.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>What is attached unseen.</summary>
    public SlackPostMetadata? Metadata { get; init; }

    /// <summary>The channel only: what is said is personal.</summary>
    public override string ToString() => $"SlackScheduledPost {Channel}";
}
