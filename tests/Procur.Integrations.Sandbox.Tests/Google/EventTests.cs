using System.Net;
using System.Text.Json.Nodes;

namespace Procur.Integrations.Sandbox.Tests.Google;

public sealed class EventTests : CalendarTest
{
    private const string Own = "0123456789abcdefghijklmnop";

    [Fact]
    public async Task An_event_is_shown_as_it_was_made_with_what_the_service_adds()
    {
        var made = await InsertedAsync(Event(Own));

        Assert.Equal((Own, "confirmed", "calendar#event"), (Id(made), Text(made, "status"), Text(made, "kind")));
        Assert.Equal("2026-12-07T09:00:00+03:00", made["start"]!["dateTime"]!.GetValue<string>());
        Assert.True(made["reminders"]!["useDefault"]!.GetValue<bool>());
        Assert.True(JsonNode.DeepEquals(made, (await CallAsync(HttpMethod.Get, $"{Path}/{Own}")).Body));
        Assert.Equal(Own, Assert.Single(await LedgerAsync()).Id);
    }

    [Fact]
    public async Task An_id_is_taken_once_also_after_its_event_was_deleted()
    {
        await InsertedAsync(Event(Own));

        AssertRefused(await CallAsync(HttpMethod.Post, Path, Event(Own)), 409, "duplicate");
        Assert.Equal(HttpStatusCode.NoContent, (await CallAsync(HttpMethod.Delete, $"{Path}/{Own}")).Status);
        AssertRefused(await CallAsync(HttpMethod.Post, Path, Event(Own)), 409, "duplicate");
        AssertRefused(await CallAsync(HttpMethod.Delete, $"{Path}/{Own}"), 410, "deleted");
        Assert.Equal("cancelled", Text((await CallAsync(HttpMethod.Get, $"{Path}/{Own}")).Body!, "status"));
        Assert.Empty(Ids(await ListedAsync("")));
        Assert.Single(await LedgerAsync("event"));
        Assert.Single(await LedgerAsync("event-delete"));
    }

    [Theory]
    [InlineData("UPPERCASEID")]
    [InlineData("withletterz")]
    [InlineData("abcd")]
    public async Task An_id_of_another_form_is_refused(string id) =>
        AssertRefused(await CallAsync(HttpMethod.Post, Path, Event(id)), 400, "invalid");

    [Theory]
    [InlineData("""{"start":{"dateTime":"2026-12-07T09:00:00Z"}}""", "required")]
    [InlineData("""{"start":{"date":"2026-12-07","dateTime":"2026-12-07T09:00:00Z"},"end":{"date":"2026-12-08"}}""", "invalid")]
    [InlineData("""{"start":{"date":"2026-12-07"},"end":{"dateTime":"2026-12-07T09:00:00Z"}}""", "invalid")]
    [InlineData("""{"start":{"dateTime":"2026-12-07T09:00:00"},"end":{"dateTime":"2026-12-07T10:00:00"}}""", "invalid")]
    [InlineData(
        """{"start":{"dateTime":"2026-12-07T09:00:00Z","timeZone":"E. Africa Standard Time"},"end":{"dateTime":"2026-12-07T10:00:00Z"}}""",
        "invalid"
    )]
    [InlineData("""{"start":{"dateTime":"2026-12-07T09:00:00Z"},"end":{"dateTime":"2026-12-07T08:00:00Z"}}""", "timeRangeEmpty")]
    [InlineData("""{"start":{"date":"2026-12-07"},"end":{"date":"2026-12-07"}}""", "timeRangeEmpty")]
    [InlineData("""{"start":{"date":"2026-12-07"},"end":{"date":"2026-12-08"},"attendees":[{"email":"nobody"}]}""", "invalid")]
    [InlineData(
        """{"start":{"date":"2026-12-07"},"end":{"date":"2026-12-08"},"reminders":{"overrides":[{"method":"fax","minutes":1}]}}""",
        "invalid"
    )]
    [InlineData("""{"start":{"date":"2026-12-07"},"end":{"date":"2026-12-08"},"recurrence":["FREQ=DAILY"]}""", "invalid")]
    public async Task What_cannot_be_is_refused_with_its_reason(string body, string reason)
    {
        AssertRefused(await CallAsync(HttpMethod.Post, Path, JsonNode.Parse(body)!.AsObject()), 400, reason);
        Assert.Empty(await LedgerAsync());
    }

    [Fact]
    public async Task A_time_is_shown_with_the_offset_that_its_zone_has_on_that_day()
    {
        var body = Event();
        body["start"] = new JsonObject { ["dateTime"] = "2026-03-29T07:00:00Z", ["timeZone"] = "Europe/Warsaw" };
        body["end"] = new JsonObject { ["dateTime"] = "2026-03-29T10:00:00", ["timeZone"] = "Europe/Warsaw" };

        var made = await InsertedAsync(body);

        Assert.Equal("2026-03-29T09:00:00+02:00", made["start"]!["dateTime"]!.GetValue<string>());
        Assert.Equal("2026-03-29T10:00:00+02:00", made["end"]!["dateTime"]!.GetValue<string>());
    }

    [Fact]
    public async Task A_change_merges_objects_replaces_lists_and_removes_nulls()
    {
        var body = Event(Own);
        body["description"] = "Bring offers.";
        body["attendees"] = new JsonArray(new JsonObject { ["email"] = "anna@supplier.example" });
        body["extendedProperties"] = new JsonObject { ["private"] = new JsonObject { ["a"] = "1" } };
        var made = await InsertedAsync(body);

        var (_, changed) = await CallAsync(
            HttpMethod.Patch,
            $"{Path}/{Own}",
            new JsonObject
            {
                ["description"] = null,
                ["attendees"] = new JsonArray(new JsonObject { ["email"] = "ben@supplier.example" }),
                ["extendedProperties"] = new JsonObject { ["private"] = new JsonObject { ["b"] = "2" } },
            }
        );

        Assert.Null(changed!["description"]);
        Assert.Equal("ben@supplier.example", Text(Assert.Single(changed["attendees"]!.AsArray())!, "email"));
        Assert.Equal("""{"a":"1","b":"2"}""", changed["extendedProperties"]!["private"]!.ToJsonString());
        Assert.Equal("Opening of bids", Text(changed, "summary"));
        Assert.NotEqual(Text(made, "etag"), Text(changed, "etag"));
    }

    [Fact]
    public async Task A_state_that_is_gone_is_not_changed_and_not_deleted()
    {
        var tag = Text(await InsertedAsync(Event(Own)), "etag");
        var change = new JsonObject { ["summary"] = "Moved" };

        Assert.Equal(HttpStatusCode.OK, (await CallAsync(HttpMethod.Patch, $"{Path}/{Own}", change, etag: tag)).Status);
        AssertRefused(await CallAsync(HttpMethod.Patch, $"{Path}/{Own}", change, etag: tag), 412, "conditionNotMet");
        AssertRefused(await CallAsync(HttpMethod.Delete, $"{Path}/{Own}", etag: tag), 412, "conditionNotMet");
        Assert.Single(await LedgerAsync("event-update"));
    }

    [Theory]
    [InlineData("", 0)]
    [InlineData("?sendUpdates=none", 0)]
    [InlineData("?sendUpdates=all", 2)]
    // The account's own domain sees the event in its calendars.
    [InlineData("?sendUpdates=externalOnly", 1)]
    public async Task Only_those_are_mailed_who_are_to_be(string query, int mails)
    {
        var body = Event(Own);
        body["attendees"] = new JsonArray(
            new JsonObject { ["email"] = "anna@supplier.example" },
            new JsonObject { ["email"] = "colleague@default.example" }
        );

        await InsertedAsync(body, query);
        await CallAsync(HttpMethod.Patch, $"{Path}/{Own}{query}", new JsonObject { ["summary"] = "Moved" });
        await CallAsync(HttpMethod.Delete, $"{Path}/{Own}{query}");

        Assert.Equal(
            (mails, mails, mails),
            ((await LedgerAsync("invitation")).Count, (await LedgerAsync("update-notice")).Count, (await LedgerAsync("cancellation")).Count)
        );
    }

    [Fact]
    public async Task A_meeting_is_made_where_the_version_says_that_the_caller_knows_of_meetings()
    {
        var body = Event();
        body["conferenceData"] = new JsonObject { ["createRequest"] = new JsonObject { ["requestId"] = "r1" } };

        Assert.Null((await InsertedAsync(body.DeepClone().AsObject()))["hangoutLink"]);
        Assert.StartsWith(
            "https://meet.google.com/",
            Text(await InsertedAsync(body, "?conferenceDataVersion=1"), "hangoutLink"),
            StringComparison.Ordinal
        );
    }

    [Fact]
    public async Task What_may_only_be_read_is_not_written_and_what_is_not_there_is_not_found()
    {
        var holidays = "calendar/v3/calendars/en.ke%23holiday%40group.v.calendar.google.com/events";

        AssertRefused(await CallAsync(HttpMethod.Post, holidays, Event()), 403, "requiredAccessLevel");
        Assert.Equal(HttpStatusCode.OK, (await CallAsync(HttpMethod.Get, holidays)).Status);
        AssertRefused(
            await CallAsync(HttpMethod.Get, "calendar/v3/calendars/colleague@default.example/events"),
            403,
            "requiredAccessLevel"
        );
        AssertRefused(await CallAsync(HttpMethod.Get, "calendar/v3/calendars/nobody/events"), 404, "notFound");
        AssertRefused(await CallAsync(HttpMethod.Get, $"{Path}/{Own}"), 404, "notFound");
        AssertRefused(await CallAsync(HttpMethod.Get, "calendar/v3/nothing"), 404, "notFound");
    }

    [Fact]
    public async Task A_service_account_of_its_own_invites_nobody()
    {
        var (_, token) = await AssertAsync(await AssertionAsync());
        var body = Event(Own);
        body["attendees"] = new JsonArray(new JsonObject { ["email"] = "anna@supplier.example" });

        var answer = await CallAsync(HttpMethod.Post, Path, body, token!["access_token"]!.GetValue<string>());

        AssertRefused(answer, 403, "forbiddenForServiceAccounts");
    }

    [Fact]
    public async Task Accounts_do_not_see_each_others_events()
    {
        await Control.CreateAccountAsync(Service, "acme", Token);
        await InsertedAsync(Event(Own));

        AssertRefused(await CallAsync(HttpMethod.Get, $"{Path}/{Own}", token: await TokenAsync("acme")), 404, "notFound");
        await Control.ResetAsync(Service, Token);
        Assert.Empty(Ids(await ListedAsync("")));
    }
}
