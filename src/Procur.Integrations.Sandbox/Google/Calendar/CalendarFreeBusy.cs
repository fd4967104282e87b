using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;
using Procur.Integrations.Sandbox.StandIns;

namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>When calendars are busy.</summary>
internal static class CalendarFreeBusy
{
    private const int Most = 50;

    public static StandInReply Query(GoogleCall call)
    {
        var json = call.Json();
        var (from, to) = (Bound(json, "timeMin"), Bound(json, "timeMax"));
        if (to <= from)
        {
            throw new GoogleRefusalException(400, "timeRangeEmpty", "The specified time range is empty.", "calendar");
        }

        var ids = (json["items"] as JsonArray ?? []).Select(x => GoogleJson.Text(GoogleJson.At(x, "id")) ?? "").ToList();
        if (ids.Count > Most)
        {
            throw new GoogleRefusalException(
                400,
                "tooManyCalendarsRequested",
                "The number of calendars requested is too large.",
                "calendar"
            );
        }

        var calendars = new JsonObject();
        foreach (var id in ids.Distinct(StringComparer.Ordinal))
        {
            calendars[id] = call.Account.Calendar.Find(id) is { } book
                ? new JsonObject { ["busy"] = Busy(book, from, to) }
                : new JsonObject
                {
                    ["errors"] = new JsonArray(new JsonObject { ["domain"] = "global", ["reason"] = "notFound" }),
                    ["busy"] = new JsonArray(),
                };
        }

        return GoogleJson.Reply(
            200,
            new JsonObject
            {
                ["kind"] = "calendar#freeBusy",
                ["timeMin"] = GoogleJson.Moment(from),
                ["timeMax"] = GoogleJson.Moment(to),
                ["calendars"] = calendars,
            }
        );
    }

    private static DateTimeOffset Bound(JsonObject json, string name) =>
        CalendarTimes.Bound(GoogleJson.Text(json[name]), name)
        ?? throw new GoogleRefusalException(400, "required", $"Missing {name} parameter.");

    private static JsonArray Busy(CalendarBook book, DateTimeOffset from, DateTimeOffset to)
    {
        var merged = new List<(DateTimeOffset Start, DateTimeOffset End)>();
        var taken = CalendarLists
            .Expanded(book, singleEvents: true)
            .Where(x => !x.IsCancelled && GoogleJson.Text(x.Json["transparency"]) != "transparent")
            .Select(x => (Start: CalendarTimes.At(x.Json["start"]), End: CalendarTimes.At(x.Json["end"])))
            .Where(x => x.Start < to && x.End > from)
            .OrderBy(x => x.Start);
        foreach (var (start, end) in taken)
        {
            var (first, last) = (start < from ? from : start, end > to ? to : end);
            if (merged.Count > 0 && first <= merged[^1].End)
            {
                merged[^1] = (merged[^1].Start, last > merged[^1].End ? last : merged[^1].End);
            }
            else
            {
                merged.Add((first, last));
            }
        }

        return new JsonArray([
            .. merged.Select(x => (JsonNode)new JsonObject { ["start"] = GoogleJson.Moment(x.Start), ["end"] = GoogleJson.Moment(x.End) }),
        ]);
    }
}
