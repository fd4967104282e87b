namespace Procur.Integrations;

/// <summary>What changed in a calendar since the last time. Members are safe to call from many threads at once.</summary>
public interface ICalendarSync
{
    /// <summary>
    /// One page of changes. Without a cursor it begins with everything. Keep <see cref="CalendarSyncPage.Cursor"/> with what the page told, in one
    /// transaction: a sync that was stopped half-way goes on from there.
    /// </summary>
    /// <remarks>
    /// A series comes as the service keeps it: itself, with <see cref="CalendarEvent.Recurrence"/>, and those of its occurrences that differ. The
    /// occurrences of a window are listed by <see cref="ICalendarProvider.ListEventsAsync"/>.
    /// </remarks>
    /// <returns>Changes in the service's order; an event may come twice, and then the last one counts.</returns>
    /// <exception cref="ArgumentException">The cursor is none of this calendar's.</exception>
    /// <exception cref="IntegrationException">The call failed. A cursor that the service has forgotten is no failure: see <see cref="CalendarSyncPage.WasReset"/>.</exception>
    Task<CalendarSyncPage> SyncEventsAsync(CalendarSyncRequest request, CancellationToken cancellationToken = default);
}
