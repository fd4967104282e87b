namespace Procur.Integrations;

/// <summary>One page of changes.</summary>
/// <param name="Changes">What changed, in the service's order; an event may come twice, and then the last one counts.</param>
/// <param name="Cursor">Where to go on: at once where there is more, and the next time otherwise. Opaque.</param>
public sealed record CalendarSyncPage(IReadOnlyList<CalendarChange> Changes, string Cursor)
{
    /// <summary>Whether there are further pages now.</summary>
    public bool HasMore { get; init; }

    /// <summary>
    /// Whether the service had forgotten the cursor and this page begins anew with everything: drop the local copy of the calendar first, since nobody
    /// tells of what was deleted meanwhile.
    /// </summary>
    public bool WasReset { get; init; }
}
