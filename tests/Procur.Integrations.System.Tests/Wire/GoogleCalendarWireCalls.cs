using Procur.Integrations.Connections;
using Procur.Integrations.GoogleWorkspace;

namespace Procur.Integrations.System.Tests.Wire;

/// <summary>Every wire operation of Google's accounts and calendars, run as a host runs it where a capability does.</summary>
internal static class GoogleCalendarWireCalls
{
    private static readonly DateTimeOffset Monday = new(2030, 12, 2, 9, 0, 0, TimeSpan.FromHours(3));
    private static readonly CalendarEventRef Event = new("owner@procur.example", "0123456789abcdefghijklmnop");

    public static IReadOnlyDictionary<string, Func<Connection, CancellationToken, Task>> All { get; } =
        new Dictionary<string, Func<Connection, CancellationToken, Task>>
        {
            [GoogleAccountOperations.GetUserInfo] = (c, t) => c.Get<GoogleAccountClient>().GetUserInfoAsync(t),
            [GoogleAccountOperations.Revoke] = (c, t) => c.Get<GoogleAccountClient>().RevokeAsync(t),
            [GoogleCalendarOperations.ListCalendars] = (c, t) =>
                c.Get<ICalendarProvider>().ListCalendarsAsync(new() { PageSize = 50, From = "page" }, t),
            [GoogleCalendarOperations.ListEvents] = async (c, t) =>
            {
                await c.Get<ICalendarProvider>()
                    .ListEventsAsync(
                        new()
                        {
                            Start = Monday,
                            End = Monday.AddDays(7),
                            Text = "bids & offers",
                            From = "page",
                        },
                        t
                    );
                var begun = await c.Get<ICalendarSync>().SyncEventsAsync(new() { Since = Monday, Until = Monday.AddYears(1) }, t);
                await c.Get<ICalendarSync>().SyncEventsAsync(new() { Cursor = begun.Cursor }, t);
            },
            [GoogleCalendarOperations.GetEvent] = (c, t) => c.Get<ICalendarProvider>().GetEventAsync(Event, t),
            [GoogleCalendarOperations.InsertEvent] = async (c, t) =>
            {
                await c.Get<ICalendarProvider>()
                    .CreateEventAsync(
                        new()
                        {
                            Title = "Opening of bids",
                            Description = "Bring offers.",
                            Location = "Harambee Avenue",
                            Start = CalendarTime.At(Monday, "Africa/Nairobi"),
                            End = CalendarTime.At(Monday.AddHours(1), "Africa/Nairobi"),
                            Attendees = [new CalendarAttendee("anna@supplier.example") { Name = "Anna", IsOptional = true }],
                            Reminders = [new CalendarReminder(TimeSpan.FromMinutes(30))],
                            Reference = "T7",
                            AddMeeting = true,
                        },
                        t
                    );
                await c.Get<ICalendarProvider>()
                    .CreateEventAsync(
                        new()
                        {
                            Title = "Closed",
                            Start = CalendarTime.OnDay(new DateOnly(2030, 12, 12)),
                            End = CalendarTime.OnDay(new DateOnly(2030, 12, 13)),
                            Notice = AttendeeNotice.None,
                        },
                        t
                    );
            },
            [GoogleCalendarOperations.PatchEvent] = (c, t) =>
                c.Get<ICalendarProvider>()
                    .UpdateEventAsync(
                        new()
                        {
                            Event = Event,
                            ETag = "\"17\"",
                            Title = "Moved",
                            Description = "",
                            Attendees = [new CalendarAttendee("anna@supplier.example")],
                            Reminders = [],
                        },
                        t
                    ),
            [GoogleCalendarOperations.DeleteEvent] = (c, t) =>
                c.Get<ICalendarProvider>().DeleteEventAsync(new() { Event = Event, Notice = AttendeeNotice.External }, t),
            [GoogleCalendarOperations.WatchEvents] = (c, t) =>
                c.Get<GoogleCalendarChannels>()
                    .StartAsync(new() { PublicBaseUrl = new Uri("https://host.example"), Lifetime = TimeSpan.FromDays(2) }, t),
            [GoogleCalendarOperations.StopChannel] = (c, t) =>
                c.Get<GoogleCalendarChannels>().StopAsync(new GoogleWatch("c1", "ret08u3rv24htgh289g", "primary", "0f1e"), t),
            [GoogleCalendarOperations.QueryFreeBusy] = (c, t) =>
                c.Get<IFreeBusy>()
                    .FindTimesAsync(
                        new()
                        {
                            Calendars = ["primary", "anna@supplier.example"],
                            Start = Monday,
                            End = Monday.AddDays(1),
                            Duration = TimeSpan.FromHours(1),
                        },
                        t
                    ),
        };
}
