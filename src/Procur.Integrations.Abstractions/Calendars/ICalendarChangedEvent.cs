namespace Procur.Integrations;

/// <summary>Something changed in a calendar, from any service: one handler of this type serves them all. It does not say what; sync tells.</summary>
public interface ICalendarChangedEvent
{
    /// <summary>The calendar, as the service names it.</summary>
    string CalendarId { get; }
}
