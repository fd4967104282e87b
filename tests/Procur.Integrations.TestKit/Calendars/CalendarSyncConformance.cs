using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every calendar service that tells what changed.</summary>
[SuiteOf(typeof(ICalendarSync))]
public abstract class CalendarSyncConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, ICalendarScript, new()
{
    private static readonly DateTimeOffset Monday = CalendarScriptExtensions.Monday;

    private ICalendarProvider Calendar => World.Get<ICalendarProvider>();

    private ICalendarSync Sync => World.Get<ICalendarSync>();

    [Fact]
    public async Task It_begins_with_everything_and_goes_on_with_what_changed()
    {
        var (first, second) = (await AddAsync("First"), await AddAsync("Second"));
        var copy = new Dictionary<string, CalendarEvent>();

        var cursor = await PullAsync(copy, null);
        Assert.Equal([first, second], copy.Keys);
        Assert.Equal(Monday, copy[first].Start!.Moment);

        var third = await AddAsync("Third");
        await Fixture.PersonRemovesAsync(World, first, Token);
        await Calendar.UpdateEventAsync(new CalendarEventUpdate { Event = new(null, second), Title = "Second, moved" }, Token);
        var page = await Sync.SyncEventsAsync(new CalendarSyncRequest { Cursor = cursor }, Token);

        Assert.False(page.HasMore);
        Assert.False(page.WasReset);
        Assert.Equal(
            [(first, true), (second, false), (third, false)],
            page.Changes.Select(change => (change.EventId, change.IsRemoved))
                .OrderBy(change => Array.IndexOf([first, second, third], change.EventId))
        );
        Assert.Equal("Second, moved", page.Changes.Single(change => change.EventId == second).Event!.Title);
    }

    [Fact]
    public async Task Where_nothing_changed_there_is_nothing_and_a_cursor_to_go_on_with()
    {
        await AddAsync("First");
        var cursor = await PullAsync([], null);

        var nothing = await Sync.SyncEventsAsync(new CalendarSyncRequest { Cursor = cursor }, Token);
        var second = await AddAsync("Second");
        var then = await Sync.SyncEventsAsync(new CalendarSyncRequest { Cursor = nothing.Cursor }, Token);

        Assert.Empty(nothing.Changes);
        Assert.False(nothing.HasMore);
        Assert.Equal(second, Assert.Single(then.Changes).EventId);
    }

    [Fact]
    public async Task Stopped_half_way_it_goes_on_from_there_with_what_the_first_page_was_asked()
    {
        var ids = new List<string>();
        for (var i = 0; i < 5; i++)
        {
            ids.Add(await AddAsync($"Event {i}"));
        }

        await Fixture.PersonAddsAsync(World, null, "Long ago", Monday.AddYears(-3), Monday.AddYears(-3).AddHours(1), Token);
        var first = await Sync.SyncEventsAsync(new CalendarSyncRequest { PageSize = 2, Since = Monday.AddDays(-1) }, Token);

        // Another process, that was told nothing but the cursor and now has another idea of the window.
        var copy = first.Changes.ToDictionary(change => change.EventId, change => change.Event!);
        var cursor = await PullAsync(copy, first.Cursor, new CalendarSyncRequest { PageSize = 100, Since = Monday.AddDays(2) });
        var later = await AddAsync("Later");
        var changes = await Sync.SyncEventsAsync(new CalendarSyncRequest { Cursor = cursor }, Token);

        Assert.True(first.HasMore);
        Assert.Equal(2, first.Changes.Count);
        Assert.Equal(ids.Order(), copy.Keys.Order());
        // The window was for the beginning alone.
        Assert.Equal(later, Assert.Single(changes.Changes).EventId);
    }

    [Fact]
    public async Task A_cursor_that_the_service_has_forgotten_says_so_and_begins_anew_with_everything()
    {
        var (gone, kept) = (await AddAsync("Gone"), await AddAsync("Kept"));
        // A page larger than any service gives is cut down to the largest.
        var cursor = await PullAsync([], null, new CalendarSyncRequest { PageSize = int.MaxValue });
        await Fixture.PersonRemovesAsync(World, gone, Token);
        await Fixture.ForgetCursorsAsync(World, Token);

        var page = await Sync.SyncEventsAsync(new CalendarSyncRequest { Cursor = cursor }, Token);
        var after = await Sync.SyncEventsAsync(new CalendarSyncRequest { Cursor = page.Cursor }, Token);

        Assert.True(page.WasReset);
        Assert.Equal(kept, Assert.Single(page.Changes).EventId);
        Assert.False(after.WasReset);
        Assert.Empty(after.Changes);
    }

    [Fact]
    public async Task A_reset_in_pages_says_so_on_the_first_of_them_alone()
    {
        for (var i = 0; i < 3; i++)
        {
            await AddAsync($"Event {i}");
        }

        var cursor = await PullAsync([], null, new CalendarSyncRequest { PageSize = 1 });
        await Fixture.ForgetCursorsAsync(World, Token);
        var resets = new List<bool>();
        var ids = new List<string>();
        CalendarSyncPage page;
        do
        {
            page = await Sync.SyncEventsAsync(new CalendarSyncRequest { Cursor = cursor, PageSize = 1 }, Token);
            resets.Add(page.WasReset);
            ids.AddRange(page.Changes.Select(change => change.EventId));
            cursor = page.Cursor;
        } while (page.HasMore);

        Assert.Equal([true, false, false], resets);
        Assert.Equal(3, ids.Distinct().Count());
    }

    [Fact]
    public async Task A_series_comes_as_itself_and_an_occurrence_that_was_deleted_as_a_change_of_its_own()
    {
        var series = await Calendar.CreateEventAsync(CalendarScriptExtensions.Meeting() with { ProviderOptions = Fixture.Daily(5) }, Token);
        var copy = new Dictionary<string, CalendarEvent>();
        var cursor = await PullAsync(copy, null);
        Assert.NotEmpty(Assert.Single(copy).Value.Recurrence);

        var occurrence = (
            await Calendar.AllAsync(new CalendarEventQuery { Start = Monday.AddDays(1), End = Monday.AddDays(1).AddHours(2) }, Token)
        ).Single();
        await Calendar.DeleteEventAsync(new CalendarEventDeletion { Event = occurrence.Ref }, Token);
        var page = await Sync.SyncEventsAsync(new CalendarSyncRequest { Cursor = cursor }, Token);

        var change = page.Changes.Single(one => one.IsRemoved);
        Assert.Equal(series.Ref.EventId, change.SeriesId);
        Assert.Equal(Monday.AddDays(1), change.OriginalStart!.Moment);
    }

    [Fact]
    public async Task A_cursor_of_another_calendar_or_of_nobody_is_refused_before_anything_is_sent()
    {
        var other = await Fixture.OtherCalendarAsync(World, Token);
        var cursor = (await Sync.SyncEventsAsync(new CalendarSyncRequest(), Token)).Cursor;
        var before = (await World.Sandbox.Control.GetRequestsAsync(cancellationToken: Token)).Count;

        await Assert.ThrowsAsync<ArgumentException>(() =>
            Sync.SyncEventsAsync(new CalendarSyncRequest { CalendarId = other, Cursor = cursor }, Token)
        );
        foreach (var wrong in (string[])["", "x", "{}", "e30", cursor + "A"])
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Sync.SyncEventsAsync(new CalendarSyncRequest { Cursor = wrong }, Token));
        }

        Assert.Equal(before, (await World.Sandbox.Control.GetRequestsAsync(cancellationToken: Token)).Count);
    }

    [Fact]
    public async Task A_calendar_that_never_was_is_not_found()
    {
        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Sync.SyncEventsAsync(new CalendarSyncRequest { CalendarId = Fixture.UnknownCalendarId }, Token)
        );

        Assert.Equal(IntegrationErrorKind.NotFound, e.Kind);
    }

    private Task<string> AddAsync(string title) => Fixture.PersonAddsAsync(World, null, title, Monday, Monday.AddHours(1), Token);

    private async Task<string> PullAsync(Dictionary<string, CalendarEvent> copy, string? cursor, CalendarSyncRequest? request = null)
    {
        while (true)
        {
            var page = await Sync.SyncEventsAsync((request ?? new CalendarSyncRequest()) with { Cursor = cursor }, Token);
            foreach (var change in page.Changes)
            {
                copy[change.EventId] = change.Event!;
            }

            cursor = page.Cursor;
            if (!page.HasMore)
            {
                return cursor;
            }
        }
    }
}
