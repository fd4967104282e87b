using System.Globalization;
using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Brings times into Google's form and back.</summary>
internal static class GoogleEventTimes
{
    private const string DayFormat = "yyyy-MM-dd";

    /// <exception cref="ArgumentException">It ends before it starts, or is all-day at one end only.</exception>
    public static void Check(CalendarTime start, CalendarTime end)
    {
        if (start.IsAllDay != end.IsAllDay)
        {
            throw new ArgumentException("An event is all-day at both ends or at neither.", nameof(end));
        }

        // The last day of an all-day event is the one before its end, so that the same day twice is none.
        if (start.IsAllDay ? end.Day <= start.Day : end.Moment < start.Moment)
        {
            throw new ArgumentException(
                start.IsAllDay ? "The end of an all-day event is the day after its last." : "The event ends before it starts.",
                nameof(end)
            );
        }
    }

    public static GoogleEventTime ToWire(CalendarTime time) =>
        time.Day is { } day
            ? new GoogleEventTime { Date = day.ToString(DayFormat, CultureInfo.InvariantCulture) }
            : new GoogleEventTime { DateTime = GoogleMoment.Write(time.Moment!.Value), TimeZone = time.TimeZone };

    /// <summary>Null where Google does not say.</summary>
    public static CalendarTime? FromWire(GoogleEventTime? time) =>
        time is null ? null
        : DateOnly.TryParseExact(time.Date, DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? CalendarTime.OnDay(day)
        : GoogleMoment.Read(time.DateTime) is { } moment
            ? CalendarTime.At(moment, string.IsNullOrWhiteSpace(time.TimeZone) ? null : time.TimeZone)
        : null;
}
