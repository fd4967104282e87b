namespace Procur.Integrations;

/// <summary>One change of a calendar.</summary>
/// <param name="EventId">The service's id of the event.</param>
/// <param name="Event">The event as it is now; null where it is gone.</param>
public sealed record CalendarChange(string EventId, CalendarEvent? Event)
{
    /// <summary>The series that a cancelled occurrence belongs to, where the service says.</summary>
    public string? SeriesId { get; init; }

    /// <summary>When a cancelled occurrence would have started, where the service says.</summary>
    public CalendarTime? OriginalStart { get; init; }

    /// <summary>Whether it is gone.</summary>
    public bool IsRemoved => Event is null;
}
