namespace Procur.Integrations.Slack;

/// <summary>Somebody mentioned the app (<c>app_mention</c>).</summary>
/// <param name="Id">Slack's id of the event.</param>
public sealed record SlackAppMention(string Id) : SlackEvent(Id, EventType)
{
    internal const string EventType = "app_mention";

    /// <summary>The message.</summary>
    public MessageRef? Message { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? UserId { get; init; }

    /// <summary>The text as mrkdwn, the mention in it.</summary>
    public string? Text { get; init; }
}
