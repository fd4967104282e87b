namespace Procur.Integrations.Slack.Wire;

/// <summary>Answer to chat.postMessage, chat.update, chat.delete and chat.postEphemeral.</summary>
public sealed record SlackPosted : SlackAnswer
{
    /// <summary>The channel's id.</summary>
    public string? Channel { get; init; }

    /// <summary>The message's id within the channel: a stamp in seconds with a fraction, to be kept as text.</summary>
    public string? Ts { get; init; }

    /// <summary>The stamp of an ephemeral message; it cannot be changed by it.</summary>
    public string? MessageTs { get; init; }
}
