using Procur.Integrations.GoogleWorkspace;

namespace Procur.Integrations.System.Tests.Faults;

/// <summary>What changes in Google's calendars.</summary>
internal static class GoogleCalendarCalls
{
    private const string Integration = "google-workspace";

    private static readonly DateTimeOffset Monday = new(2030, 12, 2, 9, 0, 0, TimeSpan.FromHours(3));

    public static IReadOnlyList<ChangingCall> All { get; } =
    [
        new(
            Integration,
            "event",
            GoogleCalendarOperations.InsertEvent,
            "event",
            ChangingCalls.Nothing,
            async (bench, _, key) => await MakeAsync(bench, key)
        ),
        new(
            Integration,
            "invitation",
            GoogleCalendarOperations.InsertEvent,
            "invitation",
            ChangingCalls.Nothing,
            async (bench, _, key) => await MakeAsync(bench, key)
        ),
        new(
            Integration,
            "event changed",
            GoogleCalendarOperations.PatchEvent,
            "event-update",
            bench => MakeAsync(bench, "made"),
            ChangeAsync
        ),
        new(
            Integration,
            "attendee told of a change",
            GoogleCalendarOperations.PatchEvent,
            "update-notice",
            bench => MakeAsync(bench, "made"),
            ChangeAsync
        ),
        new(
            Integration,
            "event deleted",
            GoogleCalendarOperations.DeleteEvent,
            "event-delete",
            bench => MakeAsync(bench, "made"),
            async (bench, id, key) =>
                await (await bench.GetAsync<ICalendarProvider>()).DeleteEventAsync(
                    new()
                    {
                        Event = new(null, id),
                        Notice = AttendeeNotice.All,
                        OperationKey = key,
                    },
                    bench.Token
                )
        ),
        new(
            Integration,
            "channel",
            GoogleCalendarOperations.WatchEvents,
            "channel",
            ChangingCalls.Nothing,
            async (bench, _, _) => await WatchAsync(bench)
        )
        {
            IsUnnamed = true,
        },
        new(
            Integration,
            "channel stopped",
            GoogleCalendarOperations.StopChannel,
            "channel-stop",
            async bench =>
            {
                var watch = await WatchAsync(bench);
                return $"{watch.ChannelId} {watch.ResourceId} {watch.AddressToken}";
            },
            async (bench, id, _) =>
                await (await bench.GetAsync<GoogleCalendarChannels>()).StopAsync(
                    id.Split(' ') is [var channel, var resource, var token]
                        ? new GoogleWatch(channel, resource, "primary", token)
                        : throw new ArgumentException(id, nameof(id)),
                    bench.Token
                )
        )
        {
            IsUnnamed = true,
        },
    ];

    private static async Task<string> MakeAsync(FaultBench bench, string key) => (
            await (await bench.GetAsync<ICalendarProvider>()).CreateEventAsync(
                new()
                {
                    Title = "Opening of bids",
                    Start = CalendarTime.At(Monday, "Africa/Nairobi"),
                    End = CalendarTime.At(Monday.AddHours(1), "Africa/Nairobi"),
                    Attendees = [new CalendarAttendee("buyer@acme.example")],
                    Reference = "T7",
                    OperationKey = key,
                },
                bench.Token
            )
        ).Ref.EventId;

    private static async Task ChangeAsync(FaultBench bench, string id, string key) =>
        await (await bench.GetAsync<ICalendarProvider>()).UpdateEventAsync(
            new()
            {
                Event = new(null, id),
                Title = "Opening of bids, moved",
                OperationKey = key,
            },
            bench.Token
        );

    private static async Task<GoogleWatch> WatchAsync(FaultBench bench) =>
        await (await bench.GetAsync<GoogleCalendarChannels>()).StartAsync(
            new GoogleWatchRequest { PublicBaseUrl = bench.Host.Address },
            bench.Token
        );
}
