namespace Procur.Integrations;

/// <summary>Deletes an event.</summary>
public sealed record CalendarEventDeletion : IntegrationRequest
{
    /// <summary>The event, or an occurrence of a series.</summary>
    public required CalendarEventRef Event { get; init; }

    /// <summary>Who of the attendees is told; what the service does by itself unless asked.</summary>
    public AttendeeNotice Notice { get; init; }
}
