using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Google;

public sealed class EventListTests : CalendarTest
{
    [Fact]
    public async Task A_window_has_what_ends_after_its_start_and_starts_before_its_end()
    {
        var (before, within, after) = (
            Id(await InsertedAsync(Event(from: -2, to: 0))),
            Id(await InsertedAsync(Event())),
            Id(await InsertedAsync(Event(from: 2, to: 3)))
        );
        var window = $"?timeMin={Uri.EscapeDataString(Moment(Monday))}&timeMax={Uri.EscapeDataString(Moment(Monday.AddHours(2)))}";

        Assert.Equal([before, within, after], Ids(await ListedAsync("")));
        Assert.Equal([within], Ids(await ListedAsync(window)));
        AssertRefused(await CallAsync(HttpMethod.Get, Path + "?timeMin=2026-12-07T09:00:00"), 400, "badRequest");
        AssertRefused(await CallAsync(HttpMethod.Get, Path + "?orderBy=startTime"), 400, "badRequest");
    }

    [Fact]
    public async Task A_series_is_itself_or_its_occurrences_with_their_exceptions()
    {
        var body = Event();
        body["recurrence"] = new JsonArray("RRULE:FREQ=WEEKLY;COUNT=3");
        var series = Id(await InsertedAsync(body));

        var occurrences = await ListedAsync("?singleEvents=true&orderBy=startTime");
        Assert.Equal([$"{series}_20261207T060000Z", $"{series}_20261214T060000Z", $"{series}_20261221T060000Z"], Ids(occurrences));
        Assert.All(occurrences["items"]!.AsArray(), one => Assert.Equal(series, Text(one!, "recurringEventId")));

        await CallAsync(HttpMethod.Delete, $"{Path}/{series}_20261214T060000Z");
        await CallAsync(HttpMethod.Patch, $"{Path}/{series}_20261221T060000Z", new JsonObject { ["summary"] = "Last" });

        var left = await ListedAsync("?singleEvents=true&orderBy=startTime");
        Assert.Equal(["Opening of bids", "Last"], left["items"]!.AsArray().Select(one => Text(one!, "summary")));
        Assert.Equal([series, $"{series}_20261221T060000Z"], Ids(await ListedAsync("")));
    }

    [Fact]
    public async Task A_series_keeps_its_time_on_the_wall_when_the_clocks_change()
    {
        var body = Event();
        body["start"] = new JsonObject { ["dateTime"] = "2026-03-28T09:00:00", ["timeZone"] = "Europe/Warsaw" };
        body["end"] = new JsonObject { ["dateTime"] = "2026-03-28T10:00:00", ["timeZone"] = "Europe/Warsaw" };
        body["recurrence"] = new JsonArray("RRULE:FREQ=DAILY;UNTIL=20260330T235959Z");
        await InsertedAsync(body);

        var list = await ListedAsync("?singleEvents=true&orderBy=startTime");

        Assert.Equal(
            ["2026-03-28T09:00:00+01:00", "2026-03-29T09:00:00+02:00", "2026-03-30T09:00:00+02:00"],
            list["items"]!.AsArray().Select(one => one!["start"]!["dateTime"]!.GetValue<string>())
        );
    }

    [Fact]
    public async Task A_sync_token_comes_on_the_last_page_alone_and_brings_what_changed_since()
    {
        var first = Id(await InsertedAsync(Event()));
        var second = Id(await InsertedAsync(Event()));
        var page = await ListedAsync("?maxResults=1");
        Assert.Null(page["nextSyncToken"]);
        var last = await ListedAsync($"?maxResults=1&pageToken={Text(page, "nextPageToken")}");
        Assert.Equal([second], Ids(last));
        var token = Text(last, "nextSyncToken");

        await CallAsync(HttpMethod.Delete, $"{Path}/{first}");
        var third = Id(await InsertedAsync(Event()));
        var changes = await ListedAsync($"?syncToken={token}");

        Assert.Equal([first, third], Ids(changes));
        Assert.Equal(["kind", "id", "etag", "status"], changes["items"]![0]!.AsObject().Select(field => field.Key));
        Assert.Empty(Ids(await ListedAsync($"?syncToken={Text(changes, "nextSyncToken")}")));
    }

    [Fact]
    public async Task A_sync_token_stands_beside_no_window_and_a_page_token_beside_nothing_else_than_it_came_of()
    {
        await InsertedAsync(Event());
        await InsertedAsync(Event());
        var token = Text(await ListedAsync(""), "nextSyncToken");
        var page = Text(await ListedAsync("?maxResults=1"), "nextPageToken");

        AssertRefused(await CallAsync(HttpMethod.Get, $"{Path}?syncToken={token}&timeMin={Moment(Monday)}"), 400, "invalid");
        AssertRefused(await CallAsync(HttpMethod.Get, $"{Path}?syncToken={token}&q=x"), 400, "invalid");
        AssertRefused(await CallAsync(HttpMethod.Get, $"{Path}?pageToken={page}&singleEvents=true"), 400, "invalid");
        AssertRefused(await CallAsync(HttpMethod.Get, $"{Path}?pageToken=x"), 400, "invalid");
    }

    [Fact]
    public async Task A_forgotten_sync_token_is_410()
    {
        var token = Text(await ListedAsync(""), "nextSyncToken");
        await ActAsync("forget-sync-tokens");

        AssertRefused(await CallAsync(HttpMethod.Get, $"{Path}?syncToken={token}"), 410, "fullSyncRequired");
        AssertRefused(await CallAsync(HttpMethod.Get, $"{Path}?syncToken=x"), 410, "fullSyncRequired");
    }

    [Fact]
    public async Task Busy_times_are_merged_and_what_is_free_or_deleted_is_not_among_them()
    {
        await InsertedAsync(Event(from: 0, to: 2));
        await InsertedAsync(Event(from: 1, to: 3));
        var free = Event(from: 4, to: 5);
        free["transparency"] = "transparent";
        await InsertedAsync(free);
        await CallAsync(HttpMethod.Delete, $"{Path}/{Id(await InsertedAsync(Event(from: 6, to: 7)))}");
        var query = new JsonObject
        {
            ["timeMin"] = Moment(Monday.AddHours(1)),
            ["timeMax"] = Moment(Monday.AddHours(8)),
            ["items"] = new JsonArray(new JsonObject { ["id"] = "primary" }, new JsonObject { ["id"] = "nobody" }),
        };

        var (_, json) = await CallAsync(HttpMethod.Post, "calendar/v3/freeBusy", query);

        var busy = Assert.Single(json!["calendars"]!["primary"]!["busy"]!.AsArray());
        Assert.Equal(("2026-12-07T07:00:00.000Z", "2026-12-07T09:00:00.000Z"), (Text(busy!, "start"), Text(busy!, "end")));
        Assert.Equal("notFound", Text(json["calendars"]!["nobody"]!["errors"]![0]!, "reason"));

        query["items"] = new JsonArray([.. Enumerable.Range(0, 51).Select(i => (JsonNode)new JsonObject { ["id"] = $"c{i}" })]);
        AssertRefused(await CallAsync(HttpMethod.Post, "calendar/v3/freeBusy", query), 400, "tooManyCalendarsRequested");
    }

    [Fact]
    public async Task Calendars_are_listed_by_the_page_with_what_may_be_done_with_them()
    {
        var (_, page) = await CallAsync(HttpMethod.Get, "calendar/v3/users/me/calendarList?maxResults=3");
        var (_, rest) = await CallAsync(
            HttpMethod.Get,
            $"calendar/v3/users/me/calendarList?maxResults=3&pageToken={Text(page!, "nextPageToken")}"
        );

        var all = page!["items"]!.AsArray().Concat(rest!["items"]!.AsArray()).ToList();
        Assert.Equal(["owner", "writer", "reader", "freeBusyReader"], all.Select(one => Text(one!, "accessRole")));
        Assert.True(all[0]!["primary"]!.GetValue<bool>());
        Assert.Null(rest["nextPageToken"]);
    }
}
