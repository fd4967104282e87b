namespace Procur.Integrations.Slack.Wire;

/// <summary>Body of chat.postEphemeral: a message that one person sees, until he looks away.</summary>
/// <param name="Channel">The channel's id.</param>
/// <param name="User">The person's id.</param>
public sealed record SlackEphemeral(string Channel, string User)
{
    /// <summary>The text as mrkdwn.</summary>
    public string? Text { get; init; }

    /// <summary>The blocks, at most 50.</summary>
    public IReadOnlyList<SlackBlock>? Blocks { get; init; }

    /// <summary>The thread it goes to.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>The channel only: what is said is personal.</summary>
    public override string ToString() => $"SlackEphemeral {Channel}";
}
