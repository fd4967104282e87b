using Procur.Integrations.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Which events to list.</summary>
public sealed record GoogleEventList
{
    /// <summary>Those that end after this moment.</summary>
    public DateTimeOffset? TimeMin { get; init; }

    /// <summary>Those that start before this moment.</summary>
    public DateTimeOffset? TimeMax { get; init; }

    /// <summary>Words to find.</summary>
    public string? Query { get; init; }

    /// <summary>Whether a series comes as its occurrences and not as itself.</summary>
    public bool SingleEvents { get; init; }

    /// <summary>Whether events that were deleted come too; they always do with a <see cref="SyncToken"/>.</summary>
    public bool ShowDeleted { get; init; }

    /// <summary><c>startTime</c> (with <see cref="SingleEvents"/> alone) or <c>updated</c>.</summary>
    public string? OrderBy { get; init; }

    /// <summary>What an earlier list ended with: only what changed since. The other values must be those of that list, without a window.</summary>
    public string? SyncToken { get; init; }

    /// <summary>The page.</summary>
    public string? PageToken { get; init; }

    /// <summary>Events a page, at most 2,500; 250 where it is not said.</summary>
    public int? MaxResults { get; init; }

    internal WireForm ToQuery() =>
        new WireForm()
            .Add("timeMin", GoogleMoment.Write(TimeMin))
            .Add("timeMax", GoogleMoment.Write(TimeMax))
            .Add("q", Query)
            .Add("singleEvents", SingleEvents ? true : (bool?)null)
            .Add("showDeleted", ShowDeleted ? true : (bool?)null)
            .Add("orderBy", OrderBy)
            .Add("syncToken", SyncToken)
            .Add("pageToken", PageToken)
            .Add("maxResults", MaxResults);
}
