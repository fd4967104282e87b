using System.Globalization;
using System.Text.Json.Nodes;
using Procur.Integrations.Sandbox.Google.Wire;

namespace Procur.Integrations.Sandbox.Google.Calendar;

/// <summary>The times of events: a moment in a zone, or a day.</summary>
internal static class CalendarTimes
{
    private const string DayFormat = "yyyy-MM-dd";
    private const string MomentFormat = "yyyy-MM-dd'T'HH:mm:sszzz";

    /// <summary>Checks a time and writes it as the API shows it: with the offset of its zone on that day.</summary>
    /// <exception cref="GoogleRefusalException">It is none.</exception>
    public static JsonObject Normal(JsonNode? time, string what)
    {
        var (day, moment) = (GoogleJson.Text(GoogleJson.At(time, "date")), GoogleJson.Text(GoogleJson.At(time, "dateTime")));
        if ((day is null) == (moment is null))
        {
            throw new GoogleRefusalException(
                400,
                day is null ? "required" : "invalid",
                day is null ? $"Missing {what} time." : $"Invalid {what} time."
            );
        }

        if (day is not null)
        {
            return DateOnly.TryParseExact(day, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out _)
                ? new JsonObject { ["date"] = day }
                : throw Invalid(what);
        }

        var given = GoogleJson.Text(GoogleJson.At(time, "timeZone"));
        if (
            !TimeZoneInfo.TryFindSystemTimeZoneById(given ?? CalendarState.Zone, out var zone)
            || given?.Contains(' ', StringComparison.Ordinal) == true
        )
        {
            throw new GoogleRefusalException(400, "invalid", $"Invalid time zone definition for {what} time.");
        }

        return InZone(Read(moment!, given is null ? null : zone, what), given ?? CalendarState.Zone, zone);
    }

    /// <summary>The moment at which a time begins; a day begins in the calendar's zone.</summary>
    public static DateTimeOffset At(JsonNode? time)
    {
        if (GoogleJson.Text(GoogleJson.At(time, "dateTime")) is { } moment)
        {
            return DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture);
        }

        var day = DateTime.ParseExact(GoogleJson.Text(GoogleJson.At(time, "date"))!, DayFormat, CultureInfo.InvariantCulture);
        return new DateTimeOffset(day, TimeZoneInfo.FindSystemTimeZoneById(CalendarState.Zone).GetUtcOffset(day));
    }

    public static bool IsDay(JsonNode? time) => GoogleJson.At(time, "date") is not null;

    /// <summary>The same time on the wall so many days later.</summary>
    public static JsonObject Later(JsonNode time, int days)
    {
        if (IsDay(time))
        {
            var day = DateOnly.ParseExact(GoogleJson.Text(time["date"])!, DayFormat, CultureInfo.InvariantCulture);
            return new JsonObject { ["date"] = day.AddDays(days).ToString(DayFormat, CultureInfo.InvariantCulture) };
        }

        var name = GoogleJson.Text(time["timeZone"])!;
        var zone = TimeZoneInfo.FindSystemTimeZoneById(name);
        var wall = TimeZoneInfo.ConvertTime(At(time), zone).DateTime.AddDays(days);
        return InZone(new DateTimeOffset(wall, zone.GetUtcOffset(wall)), name, zone);
    }

    /// <exception cref="GoogleRefusalException">It is no moment.</exception>
    public static DateTimeOffset? Bound(string? text, string name) =>
        text is null ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var at)
        && (text.EndsWith('Z') || text.LastIndexOfAny(['+', '-']) > text.IndexOf('T', StringComparison.Ordinal))
            ? at
        : throw new GoogleRefusalException(400, "badRequest", $"Bad Request: {name} is no moment with an offset.");

    private static JsonObject InZone(DateTimeOffset at, string name, TimeZoneInfo zone) =>
        new()
        {
            ["dateTime"] = TimeZoneInfo.ConvertTime(at, zone).ToString(MomentFormat, CultureInfo.InvariantCulture),
            ["timeZone"] = name,
        };

    private static DateTimeOffset Read(string text, TimeZoneInfo? zone, string what)
    {
        if (
            DateTime.TryParseExact(
                text,
                ["yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss.FFF"],
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out var wall
            )
        )
        {
            // Without an offset, the zone has to be said.
            return zone is null ? throw Invalid(what) : new DateTimeOffset(wall, zone.GetUtcOffset(wall));
        }

        return DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) ? at : throw Invalid(what);
    }

    private static GoogleRefusalException Invalid(string what) => new(400, "invalid", $"Invalid {what} time.");
}
