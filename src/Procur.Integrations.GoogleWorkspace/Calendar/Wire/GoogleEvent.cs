namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>An event.</summary>
public sealed record GoogleEvent
{
    /// <summary>The id; unique in its calendar, and never used twice.</summary>
    public string? Id { get; init; }

    /// <summary>The state that this is.</summary>
    public string? Etag { get; init; }

    /// <summary><c>confirmed</c>, <c>tentative</c> or <c>cancelled</c>.</summary>
    public string? Status { get; init; }

    /// <summary>The event's page.</summary>
    public string? HtmlLink { get; init; }

    /// <summary>When it was last changed.</summary>
    public string? Updated { get; init; }

    /// <summary>The title.</summary>
    public string? Summary { get; init; }

    /// <summary>The description; may hold HTML.</summary>
    public string? Description { get; init; }

    /// <summary>The place.</summary>
    public string? Location { get; init; }

    /// <summary>The start.</summary>
    public GoogleEventTime? Start { get; init; }

    /// <summary>The end.</summary>
    public GoogleEventTime? End { get; init; }

    /// <summary>The rules of a series.</summary>
    public IReadOnlyList<string>? Recurrence { get; init; }

    /// <summary>The series that this is an occurrence of.</summary>
    public string? RecurringEventId { get; init; }

    /// <summary>When this occurrence would start by the rules.</summary>
    public GoogleEventTime? OriginalStartTime { get; init; }

    /// <summary>Who is invited.</summary>
    public IReadOnlyList<GoogleAttendee>? Attendees { get; init; }

    /// <summary>The reminders.</summary>
    public GoogleReminders? Reminders { get; init; }

    /// <summary>Names and values that apps keep with it.</summary>
    public GoogleExtendedProperties? ExtendedProperties { get; init; }

    /// <summary>The address to join the meeting by.</summary>
    public string? HangoutLink { get; init; }

    /// <summary>The meeting.</summary>
    public GoogleConference? ConferenceData { get; init; }

    /// <summary>Id and status: the rest may be personal.</summary>
    public override string ToString() => $"GoogleEvent {Id} {Status}";
}
