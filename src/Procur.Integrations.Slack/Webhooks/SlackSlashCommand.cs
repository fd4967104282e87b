namespace Procur.Integrations.Slack;

/// <summary>Somebody used a slash command. A responder may answer it with a <see cref="Wire.SlackPost"/>.</summary>
/// <param name="Id">The interaction's trigger.</param>
/// <param name="Command">The command with its slash.</param>
/// <param name="UserId">Who used it.</param>
public sealed record SlackSlashCommand(string Id, string Command, string UserId) : SlackEvent(Id, EventType)
{
    internal const string EventType = "slash_command";

    /// <summary>What was written behind it.</summary>
    public string Text { get; init; } = "";

    /// <summary>Where it was used.</summary>
    public string? ChannelId { get; init; }

    /// <summary>Opens a view, within three seconds.</summary>
    public string? TriggerId { get; init; }

    /// <summary>Where it can be answered, within 30 minutes and five times at most. Whoever has the address can.</summary>
    public Uri? ResponseUrl { get; init; }
}
