using System.Collections.ObjectModel;

namespace Procur.Integrations.Slack;

/// <summary>Somebody submitted a view (<c>view_submission</c>). A responder may answer it with a <see cref="SlackViewResponse"/>; otherwise the view closes.</summary>
/// <param name="Id">The interaction's trigger.</param>
/// <param name="UserId">Who submitted it.</param>
public sealed record SlackViewSubmission(string Id, string UserId) : SlackEvent(Id, EventType)
{
    internal const string EventType = "view_submission";

    /// <summary>The app's own id of the view.</summary>
    public string? CallbackId { get; init; }

    /// <summary>The view.</summary>
    public string? ViewId { get; init; }

    /// <summary>The app's own data.</summary>
    public string? PrivateMetadata { get; init; }

    /// <summary>What was filled in or chosen, by action id; the blocks' ids are in the raw bytes.</summary>
    public IReadOnlyDictionary<string, string?> Values { get; init; } = ReadOnlyDictionary<string, string?>.Empty;

    /// <summary>Opens another view, within three seconds.</summary>
    public string? TriggerId { get; init; }
}
