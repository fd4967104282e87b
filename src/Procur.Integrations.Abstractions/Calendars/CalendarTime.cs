namespace Procur.Integrations;

/// <summary>
/// When an event starts or ends: a moment, shown in an IANA time zone, or a whole day, which begins where its reader is. The end of an all-day event is
/// the day after its last.
/// </summary>
public sealed record CalendarTime
{
    private CalendarTime(DateTimeOffset? moment, DateOnly? day, string? timeZone)
    {
        Moment = moment;
        Day = day;
        TimeZone = timeZone;
    }

    /// <summary>The moment; null for a whole day.</summary>
    public DateTimeOffset? Moment { get; }

    /// <summary>The day; null for a moment.</summary>
    public DateOnly? Day { get; }

    /// <summary>The IANA time zone (<c>Africa/Nairobi</c>) in which it is shown and repeated; null for the calendar's own.</summary>
    public string? TimeZone { get; }

    /// <summary>Whether it is a whole day.</summary>
    public bool IsAllDay => Day is not null;

    /// <summary>A moment.</summary>
    /// <param name="moment">The moment, in any offset.</param>
    /// <param name="timeZone">The IANA time zone in which it is shown; null for the calendar's own.</param>
    public static CalendarTime At(DateTimeOffset moment, string? timeZone = null) => new(moment, null, Checked(timeZone));

    /// <summary>What the clock on the wall of a time zone shows. Of an hour that comes twice it is the first, before the clock goes back.</summary>
    /// <param name="wallClock">The clock's time; its kind is not looked at.</param>
    /// <param name="timeZone">The IANA time zone.</param>
    /// <exception cref="ArgumentException">The zone is not known here, or its clock skips that hour.</exception>
    public static CalendarTime InZone(DateTime wallClock, string timeZone)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(timeZone);
        if (!TimeZoneInfo.TryFindSystemTimeZoneById(timeZone, out var zone))
        {
            throw new ArgumentException(
                $"'{timeZone}' is no time zone that is known here; give an IANA name such as Africa/Nairobi.",
                nameof(timeZone)
            );
        }

        var clock = DateTime.SpecifyKind(wallClock, DateTimeKind.Unspecified);
        if (zone.IsInvalidTime(clock))
        {
            throw new ArgumentException($"{clock:s} is skipped by the clocks of {timeZone}.", nameof(wallClock));
        }

        var offset = zone.IsAmbiguousTime(clock) ? zone.GetAmbiguousTimeOffsets(clock).Max() : zone.GetUtcOffset(clock);
        return new(new DateTimeOffset(clock, offset), null, timeZone);
    }

    /// <summary>A whole day.</summary>
    /// <param name="day">The day.</param>
    public static CalendarTime OnDay(DateOnly day) => new(null, day, null);

    private static string? Checked(string? timeZone) =>
        timeZone is null || !string.IsNullOrWhiteSpace(timeZone)
            ? timeZone
            : throw new ArgumentException("The time zone is empty; leave it out for the calendar's own.", nameof(timeZone));
}
