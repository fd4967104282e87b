using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;

namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>The occurrences of a series: daily or weekly, with an interval, a count and an end.</summary>
internal static class CalendarSeries
{
    // A series without an end is expanded so far.
    private const int Most = 730;

    /// <exception cref="GoogleRefusalException">A rule is none, or none that the stand-in knows.</exception>
    public static void Check(JsonObject calendarEvent)
    {
        if (calendarEvent["recurrence"] is JsonArray { Count: > 0 })
        {
            _ = Rule(calendarEvent);
        }
    }

    /// <summary>The occurrences as their rule gives them, without their exceptions.</summary>
    public static IEnumerable<JsonObject> Occurrences(JsonObject series)
    {
        var (step, count, until) = Rule(series);
        for (var i = 0; i < count; i++)
        {
            var start = CalendarTimes.Later(series["start"]!, i * step);
            if (until is { } end && CalendarTimes.At(start) > end)
            {
                yield break;
            }

            var one = series.DeepClone().AsObject();
            one.Remove("recurrence");
            one["id"] = $"{GoogleJson.Text(series["id"])}_{Stamp(start)}";
            one["recurringEventId"] = GoogleJson.Text(series["id"]);
            one["originalStartTime"] = start.DeepClone();
            one["start"] = start;
            one["end"] = CalendarTimes.Later(series["end"]!, i * step);
            yield return one;
        }
    }

    /// <summary>The occurrence of a calendar by its id; null if there is none.</summary>
    public static JsonObject? Find(CalendarBook book, string id)
    {
        var at = id.LastIndexOf('_');
        return at > 0 && book.Items.TryGetValue(id[..at], out var series) && series is { IsSeries: true, IsCancelled: false }
            ? Occurrences(series.Json).FirstOrDefault(x => GoogleJson.Text(x["id"]) == id)
            : null;
    }

    private static string Stamp(JsonObject start) =>
        CalendarTimes.IsDay(start)
            ? GoogleJson.Text(start["date"])!.Replace("-", "", StringComparison.Ordinal)
            : CalendarTimes.At(start).UtcDateTime.ToString("yyyyMMdd'T'HHmmss'Z'", CultureInfo.InvariantCulture);

    private static (int Step, int Count, DateTimeOffset? Until) Rule(JsonObject series)
    {
        var rule = GoogleJson.Text(series["recurrence"]!.AsArray()[0]) ?? "";
        if (!rule.StartsWith("RRULE:", StringComparison.Ordinal))
        {
            throw new GoogleRefusalException(400, "invalid", "Invalid recurrence rule.");
        }

        var parts = rule["RRULE:".Length..]
            .Split(';')
            .Select(x => x.Split('='))
            .ToDictionary(x => x[0], x => x.Length > 1 ? x[1] : "", StringComparer.Ordinal);
        var days = parts.GetValueOrDefault("FREQ") switch
        {
            "DAILY" => 1,
            "WEEKLY" => 7,
            _ => throw new GoogleRefusalException(400, "invalid", "Invalid recurrence rule: the stand-in repeats daily and weekly."),
        };
        return (
            days * Number(parts, "INTERVAL", 1),
            Math.Min(Number(parts, "COUNT", Most), Most),
            parts.TryGetValue("UNTIL", out var until)
                ? DateTimeOffset.ParseExact(
                    until,
                    ["yyyyMMdd'T'HHmmss'Z'", "yyyyMMdd"],
                    CultureInfo.InvariantCulture,
                    DateTimeStyles.AssumeUniversal
                )
                : null
        );
    }

    private static int Number(Dictionary<string, string> parts, string name, int otherwise) =>
        !parts.TryGetValue(name, out var text) ? otherwise
        : int.TryParse(text, out var number) && number > 0 ? number
        : throw new GoogleRefusalException(400, "invalid", "Invalid recurrence rule.");
}
