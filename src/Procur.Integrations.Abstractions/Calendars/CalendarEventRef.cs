namespace Procur.Integrations;

/// <summary>Names an event well enough to read, change or delete it.</summary>
/// <param name="CalendarId">The service's id of the calendar; null for the connection's own default.</param>
/// <param name="EventId">The service's id of the event there.</param>
public sealed record CalendarEventRef(string? CalendarId, string EventId)
{
    /// <summary>The event only: a calendar's id may be an address.</summary>
    public override string ToString() => $"CalendarEventRef {EventId}";
}
