namespace Procur.Integrations.Slack.Wire;

/// <summary>Body of chat.postMessage, of an incoming webhook, and of an answer to a <c>response_url</c>.</summary>
public sealed record SlackPost
{
    /// <summary>The channel's id; an incoming webhook has its own.</summary>
    public string? Channel { get; init; }

    /// <summary>The text as mrkdwn; where there are blocks, what notifications and screen readers say.</summary>
    public string? Text { get; init; }

    /// <summary>The blocks, at most 50.</summary>
    public IReadOnlyList<SlackBlock>? Blocks { get; init; }

    /// <summary>The message whose thread it goes to.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Whether a reply is shown in the channel too.</summary>
    public bool? ReplyBroadcast { get; init; }

    /// <summary>What is attached unseen.</summary>
    public SlackPostMetadata? Metadata { get; init; }

    /// <summary>Whether links to text are shown with a preview.</summary>
    public bool? UnfurlLinks { get; init; }

    /// <summary>Whether links to media are shown with a preview.</summary>
    public bool? UnfurlMedia { get; init; }

    /// <summary><c>in_channel</c> or <c>ephemeral</c>, in answer to a <c>response_url</c>.</summary>
    public string? ResponseType { get; init; }

    /// <summary>Whether an answer to a <c>response_url</c> takes the place of the message.</summary>
    public bool? ReplaceOriginal { get; init; }

    /// <summary>Whether an answer to a <c>response_url</c> removes the message.</summary>
    public bool? DeleteOriginal { get; init; }

    /// <summary>The channel only: what is said is personal.</summary>
    public override string ToString() => $"SlackPost {Channel}";
}
