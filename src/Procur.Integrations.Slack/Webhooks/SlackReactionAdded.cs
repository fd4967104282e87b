namespace Procur.Integrations.Slack;

/// <summary>Somebody put a reaction on something (<c>reaction_added</c>).</summary>
/// <param name="Id">Slack's id of the event.</param>
public sealed record SlackReactionAdded(string Id) : SlackEvent(Id, EventType)
{
    internal const string EventType = "reaction_added";

    /// <summary>The emoji's name without colons.</summary>
    public string? Emoji { get; init; }

    /// <summary>Who put it there.</summary>
    public string? UserId { get; init; }

    /// <summary>Who wrote the message.</summary>
    public string? AuthorId { get; init; }

    /// <summary>The message; null where it is on something else.</summary>
    public MessageRef? Message { get; init; }
}
