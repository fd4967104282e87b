namespace Procur.Integrations.Slack;

/// <summary>A message was posted, changed or removed (<c>message</c>); the app's own ones come back too.</summary>
/// <param name="Id">Slack's id of the event.</param>
public sealed record SlackMessageEvent(string Id) : SlackEvent(Id, EventType)
{
    internal const string EventType = "message";

    /// <summary>What happened beyond a plain message: <c>message_changed</c>, <c>bot_message</c>; null for a plain one.</summary>
    public string? Subtype { get; init; }

    /// <summary>The message.</summary>
    public MessageRef? Message { get; init; }

    /// <summary>Who wrote it; null for an app.</summary>
    public string? UserId { get; init; }

    /// <summary>The app that wrote it; null for a person.</summary>
    public string? BotId { get; init; }

    /// <summary>The text as mrkdwn, escaped as Slack does.</summary>
    public string? Text { get; init; }

    /// <summary><c>channel</c>, <c>group</c>, <c>im</c> or <c>mpim</c>.</summary>
    public string? ChannelType { get; init; }
}
