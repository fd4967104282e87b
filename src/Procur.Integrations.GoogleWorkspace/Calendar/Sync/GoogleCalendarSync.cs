namespace Procur.Integrations.GoogleWorkspace;

/// <summary>What changed in a Google calendar, by its sync tokens.</summary>
internal sealed class GoogleCalendarSync(GoogleCalendarClient client) : ICalendarSync
{
    private const int Gone = 410;

    public async Task<CalendarSyncPage> SyncEventsAsync(CalendarSyncRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        var calendarId = await GoogleCalendarChoice
            .OfAsync(client, request.CalendarId, GoogleCalendarOperations.ListEvents, cancellationToken)
            .ConfigureAwait(false);
        var cursor = request.Cursor is { } given ? GoogleSyncCursor.Read(given, calendarId) : GoogleSyncCursor.Begin(calendarId, request);
        var wasReset = cursor.Lost;
        var reply = await client.ListEventsAsync(calendarId, cursor.ToList(), cancellationToken).ConfigureAwait(false);
        if ((int)reply.Status == Gone)
        {
            // The token is forgotten, and with it what was deleted meanwhile.
            cursor = cursor with
            {
                SyncToken = null,
                PageToken = null,
            };
            wasReset = true;
            reply = await client.ListEventsAsync(calendarId, cursor.ToList(), cancellationToken).ConfigureAwait(false);
        }

        var next = cursor.After(reply.Value);
        return new CalendarSyncPage([.. GoogleEventMap.FromWire(calendarId, reply).Select(ChangeOf)], next.Write())
        {
            HasMore = next.PageToken is not null,
            WasReset = wasReset,
        };
    }

    private static CalendarChange ChangeOf(CalendarEvent calendarEvent) =>
        new(calendarEvent.Ref.EventId, calendarEvent.Status == CalendarEventStatus.Cancelled ? null : calendarEvent)
        {
            SeriesId = calendarEvent.SeriesId,
            OriginalStart = calendarEvent.OriginalStart,
        };
}
