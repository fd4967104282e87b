using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.GoogleWorkspace;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.System.Tests.Snippets;

/// <summary>The code of the Google Workspace package's README that is about calendars.</summary>
internal static class GoogleCalendarSnippets
{
    public static void Register(WebApplicationBuilder builder)
    {
        builder.Services.AddGoogleWorkspaceIntegration();

        builder.Services.AddWebhookHandler<ICalendarChangedEvent>((changed, _) => Mirror.PullAsync(changed.CalendarId));
    }

    public static async Task<CalendarEvent> MakeAsync(ICalendarProvider calendar, CancellationToken cancellationToken)
    {
        var made = await calendar.CreateEventAsync(
            new CalendarEventRequest
            {
                Title = "Opening of bids, tender 7",
                Start = CalendarTime.InZone(new DateTime(2026, 12, 7, 9, 0, 0), "Africa/Nairobi"),
                End = CalendarTime.InZone(new DateTime(2026, 12, 7, 10, 30, 0), "Africa/Nairobi"),
                Attendees = [new CalendarAttendee("anna@supplier.example") { Name = "Anna" }],
                Reminders =
                [
                    new CalendarReminder(TimeSpan.FromMinutes(30)),
                    new CalendarReminder(TimeSpan.FromDays(1), ReminderChannel.Email),
                ],
                AddMeeting = true,
                Reference = "T-7",
                OperationKey = "opening of tender 7",
            },
            cancellationToken
        );
        return made;
    }

    public static async Task ChangeAsync(ICalendarProvider calendar, CalendarEvent made, CancellationToken cancellationToken)
    {
        await calendar.UpdateEventAsync(
            new CalendarEventUpdate
            {
                Event = made.Ref,
                ETag = made.ETag,
                Title = "Opening of bids, room 4",
            },
            cancellationToken
        );
        await calendar.DeleteEventAsync(new CalendarEventDeletion { Event = made.Ref, Notice = AttendeeNotice.All }, cancellationToken);
    }

    public static async Task PullAsync(ICalendarSync sync, string? cursor, CancellationToken cancellationToken)
    {
        CalendarSyncPage page;
        do
        {
            page = await sync.SyncEventsAsync(new CalendarSyncRequest { Cursor = cursor }, cancellationToken);
            if (page.WasReset)
            {
                Mirror.Clear();
            }

            Mirror.Keep(page.Changes, cursor = page.Cursor);
        } while (page.HasMore);
    }

    public static async Task<FoundTimes> FindAsync(IFreeBusy freeBusy, DateTimeOffset monday, CancellationToken cancellationToken)
    {
        var found = await freeBusy.FindTimesAsync(
            new FindTimesRequest
            {
                Calendars = ["primary", "anna@procur.example"],
                Start = monday,
                End = monday.AddDays(5),
                Duration = TimeSpan.FromHours(1),
            },
            cancellationToken
        );
        return found;
    }

    public static async Task<GoogleWatch> WatchAsync(GoogleCalendarChannels channels, CancellationToken cancellationToken)
    {
        var watch = await channels.StartAsync(new GoogleWatchRequest(), cancellationToken);
        return watch;
    }

    private static class Mirror
    {
        public static Task<string> PullAsync(string calendarId) => Task.FromResult(calendarId);

        public static void Clear() => GC.KeepAlive(null);

        public static void Keep(IReadOnlyList<CalendarChange> changes, string cursor) => GC.KeepAlive((changes, cursor));
    }
}
