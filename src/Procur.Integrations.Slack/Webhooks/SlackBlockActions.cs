namespace Procur.Integrations.Slack;

/// <summary>Somebody pressed a button or chose from a menu (<c>block_actions</c>). Slack does not send it again: it is answered within three seconds or the person sees an error.</summary>
/// <param name="Id">The interaction's trigger.</param>
/// <param name="ActionId">The id of what was used.</param>
/// <param name="UserId">Who used it. That he may is for the host to check: Slack says only who it was.</param>
public sealed record SlackBlockActions(string Id, string ActionId, string UserId) : SlackEvent(Id, EventType), IChatInteractionEvent
{
    internal const string EventType = "block_actions";

    /// <summary>The button's value, or what was chosen: an untrusted identifier.</summary>
    public string? Value { get; init; }

    /// <summary>What kind of element it was: <c>button</c>, <c>static_select</c>.</summary>
    public string? ElementType { get; init; }

    /// <summary>The block it stands in.</summary>
    public string? BlockId { get; init; }

    /// <summary>The message it stands on; null in a view.</summary>
    public MessageRef? Message { get; init; }

    /// <summary>The view it stands on; null in a message.</summary>
    public string? ViewId { get; init; }

    /// <summary>Opens a view, within three seconds.</summary>
    public string? TriggerId { get; init; }

    /// <summary>Where it can be answered, within 30 minutes and five times at most. Whoever has the address can.</summary>
    public Uri? ResponseUrl { get; init; }
}
