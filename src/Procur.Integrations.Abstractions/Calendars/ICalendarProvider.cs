namespace Procur.Integrations;

/// <summary>Calendars and their events. Members are safe to call from many threads at once.</summary>
public interface ICalendarProvider
{
    /// <summary>One page of the calendars that the connection can see.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Page<CalendarInfo>> ListCalendarsAsync(CalendarQuery query, CancellationToken cancellationToken = default);

    /// <summary>One page of a calendar's events in a window, each occurrence of a series by itself.</summary>
    /// <exception cref="ArgumentException">The window ends before it starts.</exception>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task<Page<CalendarEvent>> ListEventsAsync(CalendarEventQuery query, CancellationToken cancellationToken = default);

    /// <summary>One event as it is now, with its <see cref="CalendarEvent.ETag"/>.</summary>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.NotFound"/> where there is none.</exception>
    Task<CalendarEvent> GetEventAsync(CalendarEventRef calendarEvent, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes an event and invites its attendees. The service knows the request again by a name of ours (<see cref="IntegrationRequest.OperationKey"/>, or
    /// else <see cref="IntegrationRequest.IdempotencyKey"/>): asked for twice, there is one event and one invitation. Where the event was
    /// deleted since, it comes back as <see cref="CalendarEventStatus.Cancelled"/> and is not made anew.
    /// </summary>
    /// <exception cref="ArgumentException">The event ends before it starts, or is all-day at one end only.</exception>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.Conflict"/> where the same key was used for another event.</exception>
    Task<CalendarEvent> CreateEventAsync(CalendarEventRequest request, CancellationToken cancellationToken = default);

    /// <summary>Changes what the request says of an event and leaves the rest.</summary>
    /// <exception cref="ArgumentException">The event would end before it starts, or be all-day at one end only.</exception>
    /// <exception cref="IntegrationException">The call failed; <see cref="IntegrationErrorKind.Conflict"/> where the event is no longer the one of <see cref="CalendarEventUpdate.ETag"/>.</exception>
    Task<CalendarEvent> UpdateEventAsync(CalendarEventUpdate request, CancellationToken cancellationToken = default);

    /// <summary>Deletes an event, or an occurrence of a series; that it was deleted already is success.</summary>
    /// <exception cref="IntegrationException">The call failed.</exception>
    Task DeleteEventAsync(CalendarEventDeletion request, CancellationToken cancellationToken = default);
}
