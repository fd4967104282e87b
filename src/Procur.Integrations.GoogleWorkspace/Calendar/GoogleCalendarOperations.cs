namespace Procur.Integrations.GoogleWorkspace;

/// <summary>The names of the Calendar API's operations, as Google's own method ids say them.</summary>
public static class GoogleCalendarOperations
{
    /// <summary>GET calendarList.</summary>
    public const string ListCalendars = "calendar.calendarList.list";

    /// <summary>GET events.</summary>
    public const string ListEvents = "calendar.events.list";

    /// <summary>GET one event.</summary>
    public const string GetEvent = "calendar.events.get";

    /// <summary>POST events.</summary>
    public const string InsertEvent = "calendar.events.insert";

    /// <summary>PATCH an event.</summary>
    public const string PatchEvent = "calendar.events.patch";

    /// <summary>DELETE an event.</summary>
    public const string DeleteEvent = "calendar.events.delete";

    /// <summary>POST events/watch.</summary>
    public const string WatchEvents = "calendar.events.watch";

    /// <summary>POST channels/stop.</summary>
    public const string StopChannel = "calendar.channels.stop";

    /// <summary>POST freeBusy.</summary>
    public const string QueryFreeBusy = "calendar.freebusy.query";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<string> All { get; } =
    [ListCalendars, ListEvents, GetEvent, InsertEvent, PatchEvent, DeleteEvent, WatchEvents, StopChannel, QueryFreeBusy];
}
