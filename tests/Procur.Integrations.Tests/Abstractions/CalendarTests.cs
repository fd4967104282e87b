namespace Procur.Integrations.Tests.Abstractions;

/// <summary>When events are, and when nobody is busy.</summary>
public sealed class CalendarTests
{
    private static readonly DateTimeOffset Nine = new(2026, 3, 27, 9, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("Europe/Warsaw", "2026-03-28T09:00:00", 1)]
    // The clock went forward in the night before.
    [InlineData("Europe/Warsaw", "2026-03-29T09:00:00", 2)]
    [InlineData("America/New_York", "2026-03-07T09:00:00", -5)]
    [InlineData("America/New_York", "2026-03-08T09:00:00", -4)]
    // It shows 2:30 twice: the first of them.
    [InlineData("Europe/Warsaw", "2026-10-25T02:30:00", 2)]
    [InlineData("Africa/Nairobi", "2026-10-25T02:30:00", 3)]
    public void A_clock_on_the_wall_is_a_moment_by_the_rules_of_its_day(string zone, string clock, int hours)
    {
        var wall = DateTime.Parse(clock, System.Globalization.CultureInfo.InvariantCulture);

        var time = CalendarTime.InZone(wall, zone);

        Assert.Equal(new DateTimeOffset(wall, TimeSpan.FromHours(hours)), time.Moment);
        Assert.Equal(TimeSpan.FromHours(hours), time.Moment!.Value.Offset);
        Assert.Equal(zone, time.TimeZone);
        Assert.False(time.IsAllDay);
    }

    [Fact]
    public void An_hour_that_the_clock_skips_is_refused() =>
        Assert.Throws<ArgumentException>(() => CalendarTime.InZone(new DateTime(2026, 3, 29, 2, 30, 0), "Europe/Warsaw"));

    [Theory]
    [InlineData("Nowhere/Land")]
    [InlineData(" ")]
    public void A_zone_that_is_not_known_is_refused(string zone) =>
        Assert.Throws<ArgumentException>(() => CalendarTime.InZone(new DateTime(2026, 3, 29), zone));

    [Fact]
    public void A_whole_day_is_no_moment()
    {
        var day = CalendarTime.OnDay(new DateOnly(2026, 3, 29));

        Assert.True(day.IsAllDay);
        Assert.Null(day.Moment);
    }

    [Fact]
    public void Free_is_what_nothing_occupies_and_is_long_enough()
    {
        var window = new TimeSlot(Nine, Nine.AddHours(8));
        TimeSlot[] busy =
        [
            new(Nine.AddHours(4), Nine.AddHours(5)),
            new(Nine.AddHours(-1), Nine.AddHours(1)),
            // Within another, and touching the next.
            new(Nine.AddHours(4.25), Nine.AddHours(4.5)),
            new(Nine.AddHours(5), Nine.AddHours(6)),
            new(Nine.AddHours(6.5), Nine.AddHours(9)),
            new(Nine.AddDays(1), Nine.AddDays(2)),
        ];

        var free = TimeSlot.FreeIn(window, busy, TimeSpan.FromHours(1));

        Assert.Equal([new TimeSlot(Nine.AddHours(1), Nine.AddHours(4))], free);
        Assert.Equal(2, TimeSlot.FreeIn(window, busy, TimeSpan.FromMinutes(30)).Count);
        Assert.Equal([window], TimeSlot.FreeIn(window, [], TimeSpan.FromHours(8)));
        Assert.Empty(TimeSlot.FreeIn(window, [], TimeSpan.FromHours(9)));
    }

    [Fact]
    public void What_is_personal_in_a_calendar_is_not_written_out()
    {
        var named = new CalendarEvent(new CalendarEventRef("canary@example.com", "e1"))
        {
            Title = "canary",
            Attendees = [new CalendarAttendee("canary@example.com") { Name = "canary" }],
        };
        object[] all =
        [
            named,
            named.Ref,
            named.Attendees[0],
            new CalendarInfo("canary", "canary"),
            new CalendarSyncRequest { CalendarId = "canary" },
            new CalendarSchedule("canary", []),
            new FindTimesRequest
            {
                Calendars = ["canary"],
                Start = Nine,
                End = Nine,
                Duration = default,
            },
            new CalendarEventQuery
            {
                CalendarId = "canary",
                Text = "canary",
                Start = Nine,
                End = Nine,
            },
        ];

        Assert.All(all, one => Assert.DoesNotContain("canary", one.ToString(), StringComparison.Ordinal));
    }
}
