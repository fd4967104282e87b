using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every service that tells when people are free.</summary>
[SuiteOf(typeof(IFreeBusy))]
public abstract class FreeBusyConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, ICalendarScript, new()
{
    private static readonly DateTimeOffset Nine = CalendarScriptExtensions.Monday;

    private IFreeBusy FreeBusy => World.Get<IFreeBusy>();

    [Fact]
    public async Task Free_is_when_nobody_is_busy_for_long_enough()
    {
        var (own, colleagues) = await Fixture.VisibleCalendarsAsync(World, Token);
        await BusyAsync(null, 1, 2);
        await BusyAsync(colleagues, 1.5, 3);
        await BusyAsync(colleagues, 3.25, 4);
        // Before and after the window, and reaching into it.
        await BusyAsync(null, -1, 0.5);
        await BusyAsync(null, 8, 9);

        var found = await FreeBusy.FindTimesAsync(Request(own, colleagues) with { Duration = TimeSpan.FromMinutes(30) }, Token);

        Assert.True(found.IsComplete);
        Assert.Equal([Slot(0.5, 1), Slot(4, 8)], found.Times);
        Assert.Equal([own, colleagues], found.Schedules.Select(schedule => schedule.CalendarId));
        Assert.Equal([Slot(1.5, 3), Slot(3.25, 4)], found.Schedules[1].Busy);
        Assert.All(found.Times, slot => Assert.Equal(TimeSpan.Zero, slot.Start.Offset));
    }

    [Fact]
    public async Task A_quarter_of_an_hour_is_enough_where_no_more_is_asked()
    {
        var (_, colleagues) = await Fixture.VisibleCalendarsAsync(World, Token);
        await BusyAsync(colleagues, 0, 3);
        await BusyAsync(colleagues, 3.25, 8);

        var found = await FreeBusy.FindTimesAsync(Request(colleagues) with { Duration = TimeSpan.FromMinutes(15) }, Token);
        var none = await FreeBusy.FindTimesAsync(Request(colleagues) with { Duration = TimeSpan.FromMinutes(16) }, Token);

        Assert.Equal([Slot(3, 3.25)], found.Times);
        Assert.Empty(none.Times);
    }

    [Fact]
    public async Task A_calendar_that_nobody_can_tell_of_is_neither_free_nor_busy()
    {
        var (own, _) = await Fixture.VisibleCalendarsAsync(World, Token);
        await BusyAsync(null, 0, 4);

        var found = await FreeBusy.FindTimesAsync(Request(own, Fixture.UnknownCalendarId), Token);

        Assert.False(found.IsComplete);
        Assert.Equal([true, false], found.Schedules.Select(schedule => schedule.IsKnown));
        Assert.NotEmpty(found.Schedules[1].ProviderCode!);
        Assert.Equal([Slot(4, 8)], found.Times);
    }

    [Fact]
    public async Task More_calendars_than_the_service_takes_at_once_are_asked_about_all_the_same()
    {
        var (own, colleagues) = await Fixture.VisibleCalendarsAsync(World, Token);
        await BusyAsync(colleagues, 0, 7);
        string[] many = [own, .. Enumerable.Range(0, 70).Select(i => $"{i}{Fixture.UnknownCalendarId}"), colleagues];

        var found = await FreeBusy.FindTimesAsync(Request(many), Token);

        Assert.Equal(many, found.Schedules.Select(schedule => schedule.CalendarId));
        Assert.Equal([Slot(7, 8)], found.Times);
    }

    [Fact]
    public async Task What_cannot_be_asked_is_refused_before_anything_is_sent()
    {
        FindTimesRequest[] wrong =
        [
            Request(),
            Request("a@example.org") with
            {
                Duration = TimeSpan.Zero,
            },
            Request("a@example.org") with
            {
                Duration = TimeSpan.FromHours(9),
            },
            Request("a@example.org") with
            {
                End = Nine.AddHours(-1),
            },
        ];
        foreach (var request in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => FreeBusy.FindTimesAsync(request, Token));
        }

        Assert.Empty(await World.Sandbox.Control.GetRequestsAsync(cancellationToken: Token));
    }

    private static FindTimesRequest Request(params string[] calendars) =>
        new()
        {
            Calendars = calendars,
            Start = Nine,
            End = Nine.AddHours(8),
            Duration = TimeSpan.FromHours(1),
        };

    private static TimeSlot Slot(double from, double to) => new(Nine.AddHours(from).ToUniversalTime(), Nine.AddHours(to).ToUniversalTime());

    private Task<string> BusyAsync(string? calendar, double from, double to) =>
        Fixture.PersonAddsAsync(World, calendar, "Busy", Nine.AddHours(from), Nine.AddHours(to), Token);
}
