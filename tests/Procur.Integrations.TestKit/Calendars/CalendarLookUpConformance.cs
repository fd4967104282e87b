using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of a calendar service whose lost answers can be looked up.</summary>
public abstract class CalendarLookUpConformance<TFixture> : LookUpConformance<TFixture>
    where TFixture : IntegrationFixture, ICalendarScript, new()
{
    private const string Anna = "anna@supplier.example";

    private CalendarEventUpdate? move;

    protected override string Effect => Fixture.EffectOfChanging;

    protected override TimeSpan QuietPeriod => Fixture.QuietPeriod;

    private ICalendarProvider Calendar => World.Get<ICalendarProvider>();

    [Fact]
    public async Task A_change_whose_answer_was_lost_is_unknown_made_once_and_found_when_asked_for_again()
    {
        var change = await ChangeAsync();
        await World.FaultAsync("reset-after-commit", Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Calendar.UpdateEventAsync(change, Token));
        var again = await Calendar.UpdateEventAsync(change, Token);

        Assert.True(e.OutcomeUnknown);
        Assert.Equal("Moved", again.Title);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfChanging, Token));
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfTelling, Token));
    }

    [Fact]
    public async Task A_change_that_did_not_arrive_stays_unknown_until_the_quiet_period_is_over_and_is_then_made()
    {
        var change = await ChangeAsync();
        await World.AdvanceAsync(Fixture.QuietPeriod, Token);
        await World.FaultAsync("reset-before-commit", Token);
        await Assert.ThrowsAsync<IntegrationException>(() => Calendar.UpdateEventAsync(change, Token));

        var soon = await Assert.ThrowsAsync<IntegrationException>(() => Calendar.UpdateEventAsync(change, Token));
        await World.AdvanceAsync(Fixture.QuietPeriod, Token);
        var later = await Calendar.UpdateEventAsync(change, Token);

        Assert.True(soon.OutcomeUnknown);
        Assert.Equal("Moved", later.Title);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfChanging, Token));
    }

    [Fact]
    public async Task A_change_is_not_taken_for_none_where_somebody_else_has_changed_the_event_since()
    {
        var change = await ChangeAsync();
        await World.FaultAsync("reset-before-commit", Token);
        await Assert.ThrowsAsync<IntegrationException>(() => Calendar.UpdateEventAsync(change, Token));
        await Fixture.AttendeeAcceptsAsync(World, change.Event.EventId, Anna, Token);
        await World.AdvanceAsync(Fixture.QuietPeriod, Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Calendar.UpdateEventAsync(change, Token));

        Assert.True(e.OutcomeUnknown);
        Assert.Empty(await World.EffectsAsync(Fixture.EffectOfChanging, Token));
    }

    protected override async Task PrepareAsync()
    {
        move = await ChangeAsync();
        // The event was changed last when it was made, which must not be taken for the change that is looked for.
        await World.AdvanceAsync(QuietPeriod, Token);
    }

    protected override Task ActAsync() => Calendar.UpdateEventAsync(move!, Token);

    private async Task<CalendarEventUpdate> ChangeAsync()
    {
        var made = await Calendar.CreateEventAsync(
            CalendarScriptExtensions.Meeting() with
            {
                Attendees = [new CalendarAttendee(Anna)],
            },
            Token
        );
        return new CalendarEventUpdate
        {
            Event = made.Ref,
            Title = "Moved",
            OperationKey = "move bids of tender 7",
        };
    }
}
