namespace Procur.Integrations;

/// <summary>Changes an event; what is null stays as it is, and an empty text is removed.</summary>
public sealed record CalendarEventUpdate : IntegrationRequest
{
    /// <summary>The event, or an occurrence of a series.</summary>
    public required CalendarEventRef Event { get; init; }

    /// <summary>Of which state the change is meant: where the event has changed since, nothing is done. Null to change it as it is now.</summary>
    public string? ETag { get; init; }

    /// <summary>The new title.</summary>
    public string? Title { get; init; }

    /// <summary>The new description, as plain text.</summary>
    public string? Description { get; init; }

    /// <summary>The new place, in words.</summary>
    public string? Location { get; init; }

    /// <summary>The new start; give <see cref="End"/> with it.</summary>
    public CalendarTime? Start { get; init; }

    /// <summary>The new end; give <see cref="Start"/> with it.</summary>
    public CalendarTime? End { get; init; }

    /// <summary>Who is invited from now on, in place of all before: those left out are taken off the event.</summary>
    public IReadOnlyList<CalendarAttendee>? Attendees { get; init; }

    /// <summary>When the calendar's owner is reminded, in place of all before.</summary>
    public IReadOnlyList<CalendarReminder>? Reminders { get; init; }

    /// <summary>Who of the attendees is told; all of them by default.</summary>
    public AttendeeNotice Notice { get; init; } = AttendeeNotice.All;
}
