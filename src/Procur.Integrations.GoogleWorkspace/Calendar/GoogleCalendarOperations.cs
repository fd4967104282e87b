namespace Procur.Integrations.GoogleWorkspace;

/// <summary>The names of the Calendar API's operations, as Google's own method ids say them.</summary>
internal static class GoogleCalendarOperations
{
    public const string ListCalendars = "calendar.calendarList.list";
    public const string ListEvents = "calendar.events.list";
    public const string GetEvent = "calendar.events.get";
    public const string InsertEvent = "calendar.events.insert";
    public const string PatchEvent = "calendar.events.patch";
    public const string DeleteEvent = "calendar.events.delete";
    public const string WatchEvents = "calendar.events.watch";
    public const string StopChannel = "calendar.channels.stop";
    public const string QueryFreeBusy = "calendar.freebusy.query";

    public static IReadOnlyList<string> All { get; } =
    [ListCalendars, ListEvents, GetEvent, InsertEvent, PatchEvent, DeleteEvent, WatchEvents, StopChannel, QueryFreeBusy];
}
