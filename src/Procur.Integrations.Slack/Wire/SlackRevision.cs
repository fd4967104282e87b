namespace Procur.Integrations.Slack.Wire;

/// <summary>Body of chat.update.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="Ts">The message's id.</param>
public sealed record SlackRevision(string Channel, string Ts)
{
    /// <summary>The text as mrkdwn.</summary>
    public string? Text { get; init; }

    /// <summary>The blocks; an empty list takes away those that were there, none leaves Slack to decide.</summary>
    public IReadOnlyList<SlackBlock>? Blocks { get; init; }

    /// <summary>What is attached unseen.</summary>
    public SlackPostMetadata? Metadata { get; init; }

    /// <summary>The message only: what is said is personal.</summary>
    public override string ToString() => $"SlackRevision {Channel} {Ts}";
}
