using System.Text.Json.Nodes;

namespace Procur.Integrations.GoogleWorkspace.Tests;

/// <summary>Our words in Google's, and back.</summary>
public sealed class MappingTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public static TheoryData<string, CalendarEventStatus> Statuses =>
        new()
        {
            { "confirmed", CalendarEventStatus.Confirmed },
            { "tentative", CalendarEventStatus.Tentative },
            { "cancelled", CalendarEventStatus.Cancelled },
            { "tomorrowsWord", CalendarEventStatus.Unrecognized },
        };

    public static TheoryData<string, AttendeeResponse> Responses =>
        new()
        {
            { "needsAction", AttendeeResponse.None },
            { "accepted", AttendeeResponse.Accepted },
            { "tentative", AttendeeResponse.Tentative },
            { "declined", AttendeeResponse.Declined },
            { "tomorrowsWord", AttendeeResponse.Unrecognized },
        };

    public static TheoryData<string, CalendarAccess> Roles =>
        new()
        {
            { "freeBusyReader", CalendarAccess.FreeBusy },
            { "reader", CalendarAccess.Read },
            { "writer", CalendarAccess.Write },
            { "owner", CalendarAccess.Own },
            { "tomorrowsWord", CalendarAccess.Unrecognized },
        };

    public static TheoryData<AttendeeNotice, string> Notices =>
        new()
        {
            { AttendeeNotice.ServiceDefault, "" },
            { AttendeeNotice.All, "sendUpdates=all" },
            { AttendeeNotice.External, "sendUpdates=externalOnly" },
            { AttendeeNotice.None, "sendUpdates=none" },
        };

    [Theory]
    [MemberData(nameof(Statuses))]
    public async Task A_status_is_read_and_its_word_kept(string word, CalendarEventStatus status)
    {
        var read = await ReadAsync(json => json["status"] = word);

        Assert.Equal((status, word), (read.Status, read.ProviderStatus));
    }

    [Theory]
    [MemberData(nameof(Responses))]
    public async Task An_answer_is_read_and_its_word_kept(string word, AttendeeResponse response)
    {
        var read = await ReadAsync(json =>
            json["attendees"] = new JsonArray(new JsonObject { ["email"] = "anna@supplier.example", ["responseStatus"] = word })
        );

        var attendee = Assert.Single(read.Attendees);
        Assert.Equal((response, word), (attendee.Response, attendee.ProviderResponse));
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task A_role_is_read_and_its_word_kept(string word, CalendarAccess access)
    {
        await using var server = GoogleHost.Server(_ =>
            Reply.Json($$$"""{"kind":"x","items":[{"id":"c1","summary":"C","accessRole":"{{{word}}}","extra":{"a":[1,2]}}],"etag":"e"}""")
        );
        await using var host = GoogleHost.Create(server);

        var calendar = Assert.Single((await host.Get<ICalendarProvider>().ListCalendarsAsync(new CalendarQuery(), Token)).Items);

        Assert.Equal((access, word), (calendar.Access, calendar.ProviderAccess));
        Assert.Equal(2, calendar.Raw.Element.GetProperty("extra").GetProperty("a")[1].GetInt32());
    }

    [Theory]
    [MemberData(nameof(Notices))]
    public async Task Who_is_told_stands_in_the_query(AttendeeNotice notice, string query)
    {
        await using var server = GoogleHost.Server();
        await using var host = GoogleHost.Create(server);

        await host.Get<ICalendarProvider>().CreateEventAsync(Google.Meeting() with { Notice = notice }, Token);

        Assert.Equal(query, Assert.Single(server.Calls()).Query);
    }

    [Fact]
    public async Task An_event_is_written_as_Google_documents_it()
    {
        await using var server = GoogleHost.Server();
        await using var host = GoogleHost.Create(server);

        await host.Get<ICalendarProvider>()
            .CreateEventAsync(
                Google.Meeting() with
                {
                    CalendarId = "c 1@group.calendar.google.com",
                    IdempotencyKey = "5b0f5f2a6c3e4a0f9d8c7b6a59483726",
                    Attendees = [new CalendarAttendee("anna@supplier.example") { Name = "Anna" }],
                    Reminders = [new CalendarReminder(TimeSpan.FromHours(1), ReminderChannel.Email)],
                    Reference = "PO-1001",
                    AddMeeting = true,
                    ProviderOptions = new JsonObject
                    {
                        ["colorId"] = "7",
                        ["extendedProperties"] = new JsonObject { ["private"] = new JsonObject { ["own"] = "1" } },
                    },
                },
                Token
            );

        var call = Assert.Single(server.Calls());
        Assert.Equal(
            "/calendar/v3/calendars/c%201%40group.calendar.google.com/events?sendUpdates=all&conferenceDataVersion=1",
            call.Target
        );
        var body = JsonNode.Parse(call.Text)!.AsObject();
        var kept = body["extendedProperties"]!["private"]!.AsObject();
        Assert.Equal(32, kept["procurMade"]!.GetValue<string>().Length);
        kept.Remove("procurMade");
        var expected = JsonNode.Parse(
            """
            {
              "id": "5b0f5f2a6c3e4a0f9d8c7b6a59483726",
              "summary": "Opening of bids",
              "start": { "dateTime": "2026-12-07T09:00:00+03:00", "timeZone": "Africa/Nairobi" },
              "end": { "dateTime": "2026-12-07T10:00:00+03:00", "timeZone": "Africa/Nairobi" },
              "attendees": [{ "email": "anna@supplier.example", "displayName": "Anna" }],
              "reminders": { "useDefault": false, "overrides": [{ "method": "email", "minutes": 60 }] },
              "extendedProperties": { "private": { "procurReference": "PO-1001", "own": "1" } },
              "conferenceData": {
                "createRequest": { "requestId": "5b0f5f2a6c3e4a0f9d8c7b6a59483726", "conferenceSolutionKey": { "type": "hangoutsMeet" } }
              },
              "colorId": "7"
            }
            """
        );
        Assert.True(JsonNode.DeepEquals(expected, body), body.ToJsonString());
    }

    [Theory]
    // As it is: hexadecimal digits, as a key of our own has them.
    [InlineData("5b0f5f2a6c3e4a0f9d8c7b6a59483726", "5b0f5f2a6c3e4a0f9d8c7b6a59483726")]
    // Letters that no id has, and one too short to be nobody else's.
    [InlineData("pay invoice 17 of the third quarter", null)]
    [InlineData("abc17", null)]
    public async Task A_key_becomes_an_id_that_Google_takes(string key, string? id)
    {
        await using var server = GoogleHost.Server();
        await using var host = GoogleHost.Create(server);

        await host.Get<ICalendarProvider>().CreateEventAsync(Google.Meeting() with { IdempotencyKey = key }, Token);

        var sent = JsonNode.Parse(Assert.Single(server.Calls()).Text)!["id"]!.GetValue<string>();
        Assert.Matches("^[a-v0-9]{26,64}$", sent);
        Assert.Equal(id ?? sent, sent);
        Assert.NotEqual(id is null, sent == key);
    }

    [Fact]
    public async Task A_change_carries_what_is_said_and_the_state_that_is_meant()
    {
        await using var server = GoogleHost.Server();
        await using var host = GoogleHost.Create(server);

        await host.Get<ICalendarProvider>()
            .UpdateEventAsync(
                new CalendarEventUpdate
                {
                    Event = new(null, "e1"),
                    ETag = "\"17\"",
                    Description = "",
                    Start = CalendarTime.OnDay(new DateOnly(2026, 12, 7)),
                    End = CalendarTime.OnDay(new DateOnly(2026, 12, 8)),
                },
                Token
            );

        var call = Assert.Single(server.Calls());
        Assert.Equal(("PATCH", "\"17\""), (call.Method, call.Header("If-Match")));
        var body = JsonNode.Parse(call.Text)!.AsObject();
        Assert.Equal(["description", "start", "end", "extendedProperties"], body.Select(field => field.Key));
        Assert.Equal("", body["description"]!.GetValue<string>());
        Assert.Equal("""{"date":"2026-12-07","dateTime":null}""", body["start"]!.ToJsonString());
    }

    [Fact]
    public async Task What_Google_does_not_say_is_null_and_what_is_unknown_does_not_throw()
    {
        await using var server = GoogleHost.Server(_ =>
            Reply.Json("""{"id":"e1","status":"cancelled","start":{"date":"no day"},"reminders":{}}""")
        );
        await using var host = GoogleHost.Create(server);

        var read = await host.Get<ICalendarProvider>().GetEventAsync(new(null, "e1"), Token);

        Assert.Equal(CalendarEventStatus.Cancelled, read.Status);
        Assert.Null(read.Start);
        Assert.Null(read.End);
        Assert.Empty(read.Attendees);
        Assert.Empty(read.Reminders!);
    }

    [Fact]
    public async Task A_list_without_items_is_an_empty_one()
    {
        await using var server = GoogleHost.Server(_ => Reply.Json("{}"));
        await using var host = GoogleHost.Create(server);
        var query = new CalendarEventQuery { Start = Google.Monday, End = Google.Monday.AddDays(1) };

        Assert.Empty((await host.Get<ICalendarProvider>().ListEventsAsync(query, Token)).Items);
        Assert.Empty((await host.Get<ICalendarProvider>().ListCalendarsAsync(new CalendarQuery(), Token)).Items);
        var sync = await host.Get<ICalendarSync>().SyncEventsAsync(new CalendarSyncRequest(), Token);
        Assert.Empty(sync.Changes);
        // A sync that ended without a token cannot go on: the next one says so.
        Assert.True((await host.Get<ICalendarSync>().SyncEventsAsync(new CalendarSyncRequest { Cursor = sync.Cursor }, Token)).WasReset);
    }

    [Fact]
    public async Task A_busy_time_that_cannot_be_read_is_not_taken_for_free()
    {
        await using var server = GoogleHost.Server(_ => Reply.Json("""{"calendars":{"a":{"busy":[{"start":"soon","end":"later"}]}}}"""));
        await using var host = GoogleHost.Create(server);

        var found = await host.Get<IFreeBusy>()
            .FindTimesAsync(
                new FindTimesRequest
                {
                    Calendars = ["a", "b"],
                    Start = Google.Monday,
                    End = Google.Monday.AddHours(2),
                    Duration = TimeSpan.FromHours(1),
                },
                Token
            );

        Assert.Equal(["unreadable", "notAnswered"], found.Schedules.Select(schedule => schedule.ProviderCode));
        Assert.False(found.IsComplete);
    }

    private static async Task<CalendarEvent> ReadAsync(Action<JsonObject> with)
    {
        await using var server = GoogleHost.Server(_ => Google.Event("e1", with));
        await using var host = GoogleHost.Create(server);
        return await host.Get<ICalendarProvider>().GetEventAsync(new(null, "e1"), Token);
    }
}
