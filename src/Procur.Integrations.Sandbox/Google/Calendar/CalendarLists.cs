using System.Text;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>Calendars and events by the page, and what changed since.</summary>
internal static class CalendarLists
{
    // What cannot stand beside a sync token.
    private static readonly string[] NotWithSync =
    [
        "iCalUID",
        "orderBy",
        "privateExtendedProperty",
        "q",
        "sharedExtendedProperty",
        "timeMin",
        "timeMax",
        "updatedMin",
    ];

    // What a page's token is good with.
    private static readonly string[] Lasting = ["orderBy", "q", "showDeleted", "singleEvents", "syncToken", "timeMin", "timeMax"];

    public static StandInReply ListCalendars(GoogleCall call)
    {
        var most = call.Number("maxResults", 100, 1, 250);
        var from = call.Query("pageToken") is { } token ? CalendarToken.Read(token, "calendars")?.At ?? throw InvalidPage() : 0;
        var books = call.Account.Calendar.Books;
        var json = new JsonObject
        {
            ["kind"] = "calendar#calendarList",
            ["items"] = new JsonArray([.. books.Skip((int)from).Take(most).Select(x => (JsonNode)Entry(x))]),
        };
        if (from + most < books.Count)
        {
            json["nextPageToken"] = new CalendarToken("calendars", from + most, 0, 0).Write();
        }

        return GoogleJson.Reply(200, json);
    }

    public static StandInReply ListEvents(GoogleCall call)
    {
        var book = CalendarApi.Book(call);
        var state = call.Account.Calendar;
        var since = SinceOf(call, state, book);
        var most = call.Number("maxResults", 250, 1, 2500);
        var page = PageOf(call);
        var events = Events(call, book, since);
        var byVersion = !call.Flag("singleEvents");
        // By version, what is changed between two pages comes once more, at the end; by place, it could be missed.
        var rest = byVersion ? events.Where(x => x.Version > (page?.At ?? 0)).ToList() : [.. events.Skip((int)(page?.At ?? 0))];
        var shown = rest.Take(most).ToList();
        var begun = page?.Version ?? state.Version;
        var json = new JsonObject
        {
            ["kind"] = "calendar#events",
            ["summary"] = book.Name,
            ["timeZone"] = CalendarState.Zone,
            ["accessRole"] = book.Role,
            ["items"] = new JsonArray([.. shown.Select(x => (JsonNode)Shown(x, since is not null))]),
        };
        if (rest.Count > shown.Count)
        {
            var at = byVersion ? shown[^1].Version : (page?.At ?? 0) + most;
            json["nextPageToken"] = new CalendarToken(Marks(call), at, begun, state.SyncAge).Write();
        }
        else if (NotWithSync.Where(x => !x.StartsWith("time", StringComparison.Ordinal)).All(x => call.Query(x) is null))
        {
            json["nextSyncToken"] = new CalendarToken(book.Id, 0, begun, state.SyncAge).Write();
        }

        return GoogleJson.Reply(200, json);
    }

    /// <summary>The events of a calendar as they stand in a list, a series as its occurrences or as itself.</summary>
    public static IEnumerable<CalendarItem> Expanded(CalendarBook book, bool singleEvents)
    {
        foreach (var item in book.Items.Values)
        {
            if (!singleEvents || !item.IsSeries)
            {
                yield return item;
                continue;
            }

            foreach (var one in item.IsCancelled ? [] : CalendarSeries.Occurrences(item.Json))
            {
                if (!book.Items.ContainsKey(GoogleJson.Text(one["id"])!))
                {
                    yield return new CalendarItem(one) { Version = item.Version };
                }
            }
        }
    }

    private static JsonObject Entry(CalendarBook book)
    {
        var json = new JsonObject
        {
            ["kind"] = "calendar#calendarListEntry",
            ["id"] = book.Id,
            ["summary"] = book.Name,
            ["timeZone"] = CalendarState.Zone,
            ["accessRole"] = book.Role,
        };
        if (book.IsPrimary)
        {
            json["primary"] = true;
        }

        return json;
    }

    private static long? SinceOf(GoogleCall call, CalendarState state, CalendarBook book)
    {
        if (call.Query("syncToken") is not { } text)
        {
            return null;
        }

        if (NotWithSync.FirstOrDefault(x => call.Query(x) is not null) is { } name)
        {
            throw new GoogleRefusalException(400, "invalid", $"Sync token cannot be used with {name}.");
        }

        return CalendarToken.Read(text, book.Id) is { } token && token.Age == state.SyncAge
            ? token.Version
            : throw new GoogleRefusalException(
                410,
                "fullSyncRequired",
                "Sync token is no longer valid, a full sync is required.",
                "calendar"
            );
    }

    private static CalendarToken? PageOf(GoogleCall call) =>
        call.Query("pageToken") is { } text ? CalendarToken.Read(text, Marks(call)) ?? throw InvalidPage() : null;

    private static GoogleRefusalException InvalidPage() => new(400, "invalid", "Invalid page token value.");

    private static string Marks(GoogleCall call)
    {
        var marks = new StringBuilder(call.Values[0]);
        foreach (var name in Lasting)
        {
            marks.Append('\n').Append(call.Query(name));
        }

        return marks.ToString();
    }

    private static List<CalendarItem> Events(GoogleCall call, CalendarBook book, long? since)
    {
        var items = Expanded(book, call.Flag("singleEvents"));
        if (since is { } version)
        {
            return [.. items.Where(x => x.Version > version).OrderBy(x => x.Version)];
        }

        var showDeleted = call.Flag("showDeleted");
        var (min, max) = (CalendarTimes.Bound(call.Query("timeMin"), "timeMin"), CalendarTimes.Bound(call.Query("timeMax"), "timeMax"));
        if (max <= min)
        {
            throw new GoogleRefusalException(400, "timeRangeEmpty", "The specified time range is empty.", "calendar");
        }

        var query = call.Query("q");
        var found = items.Where(x =>
            (showDeleted || !x.IsCancelled)
            && (max is null || CalendarTimes.At(x.Json["start"]) < max)
            && (min is null || x.IsSeries || CalendarTimes.At(x.Json["end"]) > min)
            && (query is null || x.Json.ToJsonString().Contains(query, StringComparison.OrdinalIgnoreCase))
        );
        return call.Query("orderBy") switch
        {
            null or "updated" => [.. found.OrderBy(x => x.Version)],
            "startTime" when call.Flag("singleEvents") => [.. found.OrderBy(x => CalendarTimes.At(x.Json["start"]))],
            "startTime" => throw new GoogleRefusalException(
                400,
                "badRequest",
                "The requested ordering is not available for the particular query."
            ),
            var other => throw new GoogleRefusalException(400, "invalidParameter", $"Invalid string value: '{other}'."),
        };
    }

    // Of what was deleted, a sync shows no more than that.
    private static JsonObject Shown(CalendarItem item, bool isSync)
    {
        if (!isSync || !item.IsCancelled)
        {
            return item.Json.DeepClone().AsObject();
        }

        var stub = new JsonObject
        {
            ["kind"] = "calendar#event",
            ["id"] = item.Id,
            ["etag"] = item.Etag,
            ["status"] = "cancelled",
        };
        if (item.SeriesId is { } series)
        {
            stub["recurringEventId"] = series;
            stub["originalStartTime"] = item.Json["originalStartTime"]?.DeepClone();
        }

        return stub;
    }
}
