using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>The Calendar API, version 3: what of it a host uses.</summary>
internal sealed class CalendarApi
{
    private const string Root = "/calendar/v3/";
    private const string Events = Root + "calendars/{}/events";

    private static readonly string[] Read = [GoogleScope.CalendarReadOnly, GoogleScope.Calendar, GoogleScope.CalendarEvents];
    private static readonly string[] Write = [GoogleScope.CalendarEvents, GoogleScope.Calendar];
    private static readonly string[] See = [GoogleScope.CalendarReadOnly, GoogleScope.Calendar];

    private readonly CalendarPush _push;

    public CalendarApi(SandboxWorld world)
    {
        _push = new CalendarPush(world);
        Acts = new CalendarActs(world, _push);
    }

    public CalendarActs Acts { get; }

    public void AddTo(RouteTable<StandInOperation> routes)
    {
        var events = new CalendarEvents(_push);
        routes.Add(
            "GET",
            Root + "users/me/calendarList",
            new GoogleOperation("calendar.calendarList.list", false, See, CalendarLists.ListCalendars)
        );
        routes.Add("GET", Events, new GoogleOperation("calendar.events.list", false, Read, CalendarLists.ListEvents));
        routes.Add("POST", Events, new GoogleOperation("calendar.events.insert", true, Write, events.Insert));
        routes.Add("GET", Events + "/{}", new GoogleOperation("calendar.events.get", false, Read, CalendarEvents.Get));
        routes.Add("PATCH", Events + "/{}", new GoogleOperation("calendar.events.patch", true, Write, events.Patch));
        routes.Add("DELETE", Events + "/{}", new GoogleOperation("calendar.events.delete", true, Write, events.Delete));
        routes.Add("POST", Events + "/watch", new GoogleOperation("calendar.events.watch", true, Read, _push.Watch));
        routes.Add("POST", Root + "channels/stop", new GoogleOperation("calendar.channels.stop", true, Read, CalendarPush.Stop));
        routes.Add("POST", Root + "freeBusy", new GoogleOperation("calendar.freebusy.query", false, See, CalendarFreeBusy.Query));
    }

    /// <summary>The calendar that a call names.</summary>
    /// <exception cref="Wire.GoogleRefusalException">There is none, or it may not be read.</exception>
    public static CalendarBook Book(GoogleCall call, bool toWrite = false)
    {
        var book = call.Account.Calendar.Find(call.Values[0]) ?? throw new Wire.GoogleRefusalException(404, "notFound", "Not Found");
        return (toWrite ? book.IsWritable : book.IsReadable)
            ? book
            : throw new Wire.GoogleRefusalException(
                403,
                "requiredAccessLevel",
                $"You need to have {(toWrite ? "writer" : "reader")} access to this calendar.",
                "calendar"
            );
    }
}
