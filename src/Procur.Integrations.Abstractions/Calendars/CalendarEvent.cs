namespace Procur.Integrations;

/// <summary>An event as the service knows it.</summary>
/// <param name="Ref">What it is called.</param>
public sealed record CalendarEvent(CalendarEventRef Ref)
{
    /// <summary>The state that this is, for <see cref="CalendarEventUpdate.ETag"/>.</summary>
    public string? ETag { get; init; }

    /// <summary>Whether it takes place.</summary>
    public CalendarEventStatus Status { get; init; }

    /// <summary>The service's own word for <see cref="Status"/>.</summary>
    public string? ProviderStatus { get; init; }

    /// <summary>The title; null where the connection may only see that something is there.</summary>
    public string? Title { get; init; }

    /// <summary>The description; may hold HTML.</summary>
    public string? Description { get; init; }

    /// <summary>The place, in words.</summary>
    public string? Location { get; init; }

    /// <summary>When it starts; null where the service only says that it is gone.</summary>
    public CalendarTime? Start { get; init; }

    /// <summary>When it ends; of an all-day event the day after its last.</summary>
    public CalendarTime? End { get; init; }

    /// <summary>Who is invited, as far as the service says.</summary>
    public IReadOnlyList<CalendarAttendee> Attendees { get; init; } = [];

    /// <summary>When the calendar's owner is reminded; null for the calendar's own custom.</summary>
    public IReadOnlyList<CalendarReminder>? Reminders { get; init; }

    /// <summary>The rules of a series (RFC 5545: <c>RRULE:…</c>); empty for a single event and for an occurrence.</summary>
    public IReadOnlyList<string> Recurrence { get; init; } = [];

    /// <summary>The id of the series that this is an occurrence of.</summary>
    public string? SeriesId { get; init; }

    /// <summary>When this occurrence would start by the rules of its series.</summary>
    public CalendarTime? OriginalStart { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>The event's page at the service.</summary>
    public Uri? Url { get; init; }

    /// <summary>The address to join a meeting by, where there is one.</summary>
    public Uri? MeetingUrl { get; init; }

    /// <summary>When it was last changed (UTC).</summary>
    public DateTimeOffset? ChangedAt { get; init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;

    /// <summary>Id and status: the rest may be personal.</summary>
    public override string ToString() => $"CalendarEvent {Ref.EventId} {Status}";
}
