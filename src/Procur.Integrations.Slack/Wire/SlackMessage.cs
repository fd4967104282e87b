namespace Procur.Integrations.Slack.Wire;

/// <summary>A message as Slack tells of it.</summary>
public sealed record SlackMessage
{
    /// <summary>Its id within the channel.</summary>
    public string? Ts { get; init; }

    /// <summary>The id of the message its thread hangs on.</summary>
    public string? ThreadTs { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? User { get; init; }

    /// <summary>The app that wrote it.</summary>
    public string? BotId { get; init; }

    /// <summary>What kind of message it is beyond a plain one.</summary>
    public string? Subtype { get; init; }

    /// <summary>The text.</summary>
    public string? Text { get; init; }

    /// <summary>What its app attached to it.</summary>
    public SlackMetadata? Metadata { get; init; }

    /// <summary>The id only: the rest is personal.</summary>
    public override string ToString() => $"SlackMessage {Ts}";
}
