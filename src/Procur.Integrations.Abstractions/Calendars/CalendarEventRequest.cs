namespace Procur.Integrations;

/// <summary>Makes an event.</summary>
public sealed record CalendarEventRequest : IntegrationRequest
{
    /// <summary>The calendar; null for the connection's own default.</summary>
    public string? CalendarId { get; init; }

    /// <summary>The title.</summary>
    public required string Title { get; init; }

    /// <summary>The description, as plain text.</summary>
    public string? Description { get; init; }

    /// <summary>The place, in words.</summary>
    public string? Location { get; init; }

    /// <summary>When it starts.</summary>
    public required CalendarTime Start { get; init; }

    /// <summary>When it ends; of an all-day event the day after its last.</summary>
    public required CalendarTime End { get; init; }

    /// <summary>Who is invited.</summary>
    public IReadOnlyList<CalendarAttendee> Attendees { get; init; } = [];

    /// <summary>When the calendar's owner is reminded; null for the calendar's own custom, empty for never.</summary>
    public IReadOnlyList<CalendarReminder>? Reminders { get; init; }

    /// <summary>Who of the attendees is told; all of them by default.</summary>
    public AttendeeNotice Notice { get; init; } = AttendeeNotice.All;

    /// <summary>Whether the service adds a meeting of its own (Meet, Teams); its address is <see cref="CalendarEvent.MeetingUrl"/>, possibly a moment later.</summary>
    public bool AddMeeting { get; init; }

    /// <summary>The host's own reference, kept with the event where attendees do not see it.</summary>
    public string? Reference { get; init; }
}
