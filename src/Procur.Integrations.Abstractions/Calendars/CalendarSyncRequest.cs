namespace Procur.Integrations;

/// <summary>Asks what changed in a calendar.</summary>
public sealed record CalendarSyncRequest
{
    /// <summary>The calendar; null for the connection's own default.</summary>
    public string? CalendarId { get; init; }

    /// <summary>Where the last page left off, opaque; null to begin with everything.</summary>
    public string? Cursor { get; init; }

    /// <summary>
    /// Where a sync begins: nothing that ended before is told; null for all that the service has. Later pages go on with what the first was asked, and
    /// later changes may tell of older events.
    /// </summary>
    public DateTimeOffset? Since { get; init; }

    /// <summary>Where a sync ends: nothing that starts later is told at first; null for all that the service has.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>Changes a page, at most what the service allows.</summary>
    public int PageSize { get; init; } = 250;

    /// <summary>The kind only: a calendar's id may be an address.</summary>
    public override string ToString() => nameof(CalendarSyncRequest);
}
