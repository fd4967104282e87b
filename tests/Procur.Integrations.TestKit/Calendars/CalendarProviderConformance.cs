using Xunit;

namespace Procur.Integrations.TestKit;

/// <summary>What a host may expect of every calendar service.</summary>
[SuiteOf(typeof(ICalendarProvider))]
public abstract class CalendarProviderConformance<TFixture> : SandboxSuite<TFixture>
    where TFixture : IntegrationFixture, ICalendarScript, new()
{
    private const string Anna = "anna@supplier.example";
    private const string Ben = "ben@supplier.example";

    private static readonly DateTimeOffset Monday = CalendarScriptExtensions.Monday;

    private ICalendarProvider Calendar => World.Get<ICalendarProvider>();

    private static CalendarEventRequest Meeting => CalendarScriptExtensions.Meeting();

    private static CalendarEventQuery December => new() { Start = Monday.AddDays(-7), End = Monday.AddDays(20) };

    [Fact]
    public async Task Every_calendar_is_listed_once_whatever_the_size_of_a_page_and_one_is_the_accounts_own()
    {
        var all = await CalendarsAsync(int.MaxValue);
        var one = await CalendarsAsync(1);

        Assert.True(all.Count >= 2);
        Assert.Equal(all.Select(calendar => calendar.Id), one.Select(calendar => calendar.Id));
        Assert.Single(all, calendar => calendar.IsPrimary);
        Assert.All(all, calendar => Assert.NotEmpty(calendar.Name));
        Assert.All(all, calendar => Assert.NotEqual(CalendarAccess.Unrecognized, calendar.Access));
    }

    [Fact]
    public async Task An_event_comes_back_as_it_was_asked_for()
    {
        var request = Meeting with
        {
            Description = "Bring <the> offers & a pen.",
            Location = "Harambee Avenue",
            Attendees = [new CalendarAttendee(Anna) { Name = "Anna" }, new CalendarAttendee(Ben) { IsOptional = true }],
            Reminders = [new CalendarReminder(TimeSpan.FromMinutes(30))],
            Reference = "PO-1001",
        };

        var made = await Calendar.CreateEventAsync(request, Token);
        var read = await Calendar.GetEventAsync(made.Ref, Token);

        foreach (var calendarEvent in (CalendarEvent[])[made, read])
        {
            Assert.Equal("Opening of bids", calendarEvent.Title);
            Assert.Equal(request.Description, calendarEvent.Description);
            Assert.Equal(request.Location, calendarEvent.Location);
            Assert.Equal(Monday, calendarEvent.Start!.Moment);
            Assert.Equal(Monday.AddHours(1), calendarEvent.End!.Moment);
            Assert.Equal(CalendarScriptExtensions.Zone, calendarEvent.Start.TimeZone);
            Assert.Equal([Anna, Ben], calendarEvent.Attendees.Select(attendee => attendee.Email));
            Assert.Equal([false, true], calendarEvent.Attendees.Select(attendee => attendee.IsOptional));
            Assert.All(calendarEvent.Attendees, attendee => Assert.Equal(AttendeeResponse.None, attendee.Response));
            Assert.Equal(request.Reminders, calendarEvent.Reminders);
            Assert.Equal("PO-1001", calendarEvent.Reference);
            Assert.Equal(CalendarEventStatus.Confirmed, calendarEvent.Status);
            Assert.NotEmpty(calendarEvent.ETag!);
            Assert.NotEqual(default, calendarEvent.Raw.Element);
        }

        Assert.Equal(2, (await World.EffectsAsync(Fixture.EffectOfInviting, Token)).Count);
    }

    [Fact]
    public async Task Reminders_are_the_calendars_own_where_none_are_said_and_none_where_none_are_wanted()
    {
        var custom = await Calendar.CreateEventAsync(Meeting, Token);
        var never = await Calendar.CreateEventAsync(Meeting with { Reminders = [] }, Token);
        Assert.Null(custom.Reminders);
        Assert.Empty(never.Reminders!);

        Assert.SkipUnless(Fixture.RemindsByEmail, "The service reminds once, on the screen.");
        CalendarReminder[] both = [new(TimeSpan.FromMinutes(10)), new(TimeSpan.FromDays(1), ReminderChannel.Email)];
        Assert.Equal(both, (await Calendar.CreateEventAsync(Meeting with { Reminders = both }, Token)).Reminders);
    }

    [Fact]
    public async Task The_same_request_twice_is_one_event_and_one_invitation()
    {
        var request = Meeting with { Attendees = [new CalendarAttendee(Anna)] };

        var first = await Calendar.CreateEventAsync(request, Token);
        var second = await Calendar.CreateEventAsync(request, Token);

        Assert.Equal(first.Ref, second.Ref);
        Assert.Equal("Opening of bids", second.Title);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreating, Token));
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfInviting, Token));
    }

    [Fact]
    public async Task A_host_that_lost_its_memory_and_asks_by_the_same_name_makes_no_second_event()
    {
        var request = Meeting with { Attendees = [new CalendarAttendee(Anna)], OperationKey = "bids of tender 7" };
        var first = await Calendar.CreateEventAsync(request, Token);

        var settings = World.Sandbox.Settings().Concat(Fixture.SandboxSettings(World.Sandbox)).ToDictionary();
        await using var reborn = TestHost.Create(services => Fixture.Add(services), settings, World.Host.Time);
        var second = await reborn.Get<ICalendarProvider>().CreateEventAsync(request with { Reference = null }, Token);

        Assert.Equal(first.Ref, second.Ref);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreating, Token));
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfInviting, Token));
    }

    [Fact]
    public async Task The_same_key_for_another_event_is_a_conflict_and_changes_nothing()
    {
        var request = Meeting with { IdempotencyKey = "5b0f5f2a6c3e4a0f9d8c7b6a59483726" };
        var first = await Calendar.CreateEventAsync(request, Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() =>
            Calendar.CreateEventAsync(request with { Title = "Another", IdempotencyKey = request.IdempotencyKey }, Token)
        );

        Assert.Equal((IntegrationErrorKind.Conflict, false), (e.Kind, e.OutcomeUnknown));
        Assert.Equal("Opening of bids", (await Calendar.GetEventAsync(first.Ref, Token)).Title);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreating, Token));
    }

    [Fact]
    public async Task An_event_that_was_deleted_since_is_not_made_anew()
    {
        var request = Meeting;
        var made = await Calendar.CreateEventAsync(request, Token);
        await Calendar.DeleteEventAsync(new CalendarEventDeletion { Event = made.Ref }, Token);

        var again = await Calendar.CreateEventAsync(request, Token);

        Assert.Equal(made.Ref, again.Ref);
        Assert.Equal(CalendarEventStatus.Cancelled, again.Status);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreating, Token));
    }

    [Theory]
    // The clocks of Warsaw go forward on 29 March and back on 25 October 2026, those of New York on 8 March and 1 November.
    [InlineData("Europe/Warsaw", "2026-03-28T09:00:00")]
    [InlineData("Europe/Warsaw", "2026-03-29T09:00:00")]
    [InlineData("Europe/Warsaw", "2026-10-25T02:30:00")]
    [InlineData("America/New_York", "2026-03-08T09:00:00")]
    [InlineData("America/New_York", "2026-11-01T09:00:00")]
    [InlineData("Africa/Nairobi", "2026-06-01T09:00:00")]
    public async Task A_time_on_the_wall_is_the_same_moment_and_zone_there_and_back(string zone, string clock)
    {
        var start = CalendarTime.InZone(DateTime.Parse(clock, System.Globalization.CultureInfo.InvariantCulture), zone);
        var end = CalendarTime.At(start.Moment!.Value.AddMinutes(90), zone);

        var made = await Calendar.CreateEventAsync(Meeting with { Start = start, End = end }, Token);

        Assert.Equal((start.Moment, zone), (made.Start!.Moment, made.Start.TimeZone));
        Assert.Equal((end.Moment, zone), (made.End!.Moment, made.End.TimeZone));
    }

    [Fact]
    public async Task The_end_of_an_all_day_event_is_the_day_after_its_last()
    {
        var (first, after) = (CalendarTime.OnDay(new DateOnly(2026, 12, 24)), CalendarTime.OnDay(new DateOnly(2026, 12, 27)));

        var made = await Calendar.CreateEventAsync(Meeting with { Start = first, End = after }, Token);
        var listed = await Calendar.AllAsync(December with { Start = Day(26, 6), End = Day(26, 12) }, Token);
        var later = await Calendar.AllAsync(December with { Start = Day(27, 6), End = Day(27, 12) }, Token);

        Assert.Equal((first, after), (made.Start, made.End));
        Assert.Equal(made.Ref.EventId, Assert.Single(listed).Ref.EventId);
        Assert.Empty(later);

        static DateTimeOffset Day(int day, int hour) => new(2026, 12, day, hour, 0, 0, TimeSpan.FromHours(3));
    }

    [Fact]
    public async Task Times_that_cannot_be_are_refused_before_anything_is_sent()
    {
        var day = CalendarTime.OnDay(new DateOnly(2026, 12, 7));
        CalendarEventRequest[] wrong =
        [
            Meeting with
            {
                End = CalendarTime.At(Monday.AddMinutes(-1)),
            },
            Meeting with
            {
                End = day,
            },
            Meeting with
            {
                Start = day,
                End = day,
            },
        ];
        foreach (var request in wrong)
        {
            await Assert.ThrowsAsync<ArgumentException>(() => Calendar.CreateEventAsync(request, Token));
        }

        await Assert.ThrowsAsync<ArgumentException>(() =>
            Calendar.UpdateEventAsync(new CalendarEventUpdate { Event = new(null, Fixture.UnknownEventId), Start = day }, Token)
        );
        await Assert.ThrowsAsync<ArgumentException>(() => Calendar.ListEventsAsync(December with { End = December.Start }, Token));

        Assert.DoesNotContain(await World.Sandbox.Control.GetRequestsAsync(cancellationToken: Token), call => call.Account is not null);
    }

    [Fact]
    public async Task A_change_leaves_what_it_does_not_say()
    {
        var made = await Calendar.CreateEventAsync(
            Meeting with
            {
                Description = "Bring offers.",
                Location = "Harambee Avenue",
                Attendees = [new CalendarAttendee(Anna)],
                Reference = "PO-1001",
            },
            Token
        );

        var changed = await Calendar.UpdateEventAsync(
            new CalendarEventUpdate
            {
                Event = made.Ref,
                Title = "Opening of bids, moved",
                Description = "",
                Start = CalendarTime.At(Monday.AddDays(1), CalendarScriptExtensions.Zone),
                End = CalendarTime.At(Monday.AddDays(1).AddHours(2), CalendarScriptExtensions.Zone),
            },
            Token
        );

        var read = await Calendar.GetEventAsync(made.Ref, Token);
        Assert.Equal(changed.ETag, read.ETag);
        Assert.NotEqual(made.ETag, changed.ETag);
        Assert.Equal("Opening of bids, moved", read.Title);
        Assert.True(string.IsNullOrEmpty(read.Description));
        Assert.Equal("Harambee Avenue", read.Location);
        Assert.Equal((Monday.AddDays(1), Monday.AddDays(1).AddHours(2)), (read.Start!.Moment, read.End!.Moment));
        Assert.Equal("PO-1001", read.Reference);
        Assert.Equal(Anna, Assert.Single(read.Attendees).Email);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfTelling, Token));
    }

    [Fact]
    public async Task A_change_of_a_state_that_is_gone_is_a_conflict_and_changes_nothing()
    {
        var made = await Calendar.CreateEventAsync(Meeting, Token);
        var change = new CalendarEventUpdate { Event = made.Ref, ETag = made.ETag };
        await Calendar.UpdateEventAsync(change with { Title = "First" }, Token);

        var e = await Assert.ThrowsAsync<IntegrationException>(() => Calendar.UpdateEventAsync(change with { Title = "Second" }, Token));

        Assert.Equal((IntegrationErrorKind.Conflict, false), (e.Kind, e.OutcomeUnknown));
        Assert.Equal("First", (await Calendar.GetEventAsync(made.Ref, Token)).Title);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfChanging, Token));
    }

    [Fact]
    public async Task Who_stays_invited_keeps_his_answer_and_who_is_left_out_is_told()
    {
        var made = await Calendar.CreateEventAsync(
            Meeting with
            {
                Attendees = [new CalendarAttendee(Anna), new CalendarAttendee(Ben)],
            },
            Token
        );
        await Fixture.AttendeeAcceptsAsync(World, made.Ref.EventId, Anna, Token);

        var changed = await Calendar.UpdateEventAsync(
            new CalendarEventUpdate
            {
                Event = made.Ref,
                Attendees = [new CalendarAttendee(Anna), new CalendarAttendee("cleo@supplier.example")],
            },
            Token
        );

        Assert.Equal(
            [(Anna, AttendeeResponse.Accepted), ("cleo@supplier.example", AttendeeResponse.None)],
            changed.Attendees.Select(attendee => (attendee.Email, attendee.Response))
        );
        Assert.Equal(3, (await World.EffectsAsync(Fixture.EffectOfInviting, Token)).Count);
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCancelling, Token));
    }

    [Fact]
    public async Task An_event_becomes_all_day_and_an_hour_again()
    {
        var made = await Calendar.CreateEventAsync(Meeting, Token);
        var (day, next) = (CalendarTime.OnDay(new DateOnly(2026, 12, 7)), CalendarTime.OnDay(new DateOnly(2026, 12, 8)));

        var wide = await Calendar.UpdateEventAsync(
            new CalendarEventUpdate
            {
                Event = made.Ref,
                Start = day,
                End = next,
            },
            Token
        );
        var narrow = await Calendar.UpdateEventAsync(
            new CalendarEventUpdate
            {
                Event = made.Ref,
                Start = Meeting.Start,
                End = Meeting.End,
            },
            Token
        );

        Assert.Equal((day, next), (wide.Start, wide.End));
        Assert.Equal((Monday, false), (narrow.Start!.Moment, narrow.Start.IsAllDay));
    }

    [Fact]
    public async Task Deleting_twice_is_success_and_attendees_are_told_once_and_where_it_is_asked_for()
    {
        var told = await Calendar.CreateEventAsync(Meeting with { Attendees = [new CalendarAttendee(Anna)] }, Token);
        var deletion = new CalendarEventDeletion { Event = told.Ref, Notice = AttendeeNotice.All };

        await Calendar.DeleteEventAsync(deletion, Token);
        await Calendar.DeleteEventAsync(deletion with { Notice = AttendeeNotice.All }, Token);

        Assert.Empty(await Calendar.AllAsync(December, Token));
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfDeleting, Token));
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCancelling, Token));
    }

    [Fact]
    public async Task Nobody_is_told_where_nobody_is_to_be_told()
    {
        Assert.SkipUnless(Fixture.KeepsSilent, "The service tells attendees whatever it is asked.");
        var made = await Calendar.CreateEventAsync(
            Meeting with
            {
                Attendees = [new CalendarAttendee(Anna)],
                Notice = AttendeeNotice.None,
            },
            Token
        );
        await Calendar.UpdateEventAsync(
            new CalendarEventUpdate
            {
                Event = made.Ref,
                Title = "Quiet",
                Notice = AttendeeNotice.None,
            },
            Token
        );
        await Calendar.DeleteEventAsync(new CalendarEventDeletion { Event = made.Ref, Notice = AttendeeNotice.None }, Token);

        Assert.Single(await World.EffectsAsync(Fixture.EffectOfDeleting, Token));
        foreach (var kind in (string[])[Fixture.EffectOfInviting, Fixture.EffectOfTelling, Fixture.EffectOfCancelling])
        {
            Assert.Empty(await World.EffectsAsync(kind, Token));
        }
    }

    [Fact]
    public async Task A_series_is_listed_as_its_occurrences_in_order_whatever_the_size_of_a_page()
    {
        var series = await Calendar.CreateEventAsync(Meeting with { ProviderOptions = Fixture.Daily(5) }, Token);
        var single = await Calendar.CreateEventAsync(
            Meeting with
            {
                Title = "Between",
                Start = CalendarTime.At(Monday.AddDays(1).AddHours(4)),
                End = CalendarTime.At(Monday.AddDays(1).AddHours(5)),
            },
            Token
        );

        var all = await Calendar.AllAsync(December, Token);
        var two = await Calendar.AllAsync(December with { PageSize = 2 }, Token);
        var most = await Calendar.AllAsync(December with { PageSize = int.MaxValue }, Token);
        var window = await Calendar.AllAsync(December with { Start = Monday.AddDays(1), End = Monday.AddDays(2) }, Token);

        Assert.Equal(6, all.Count);
        Assert.Equal(all.Select(one => one.Ref), two.Select(one => one.Ref));
        Assert.Equal(all.Select(one => one.Ref), most.Select(one => one.Ref));
        Assert.Equal(all.OrderBy(one => one.Start!.Moment).Select(one => one.Ref), all.Select(one => one.Ref));
        Assert.Equal(single.Ref.EventId, all[2].Ref.EventId);
        var occurrences = all.Where(one => one.SeriesId == series.Ref.EventId).ToList();
        Assert.Equal(
            Enumerable.Range(0, 5).Select(day => (DateTimeOffset?)Monday.AddDays(day)),
            occurrences.Select(one => one.Start!.Moment)
        );
        Assert.All(occurrences, one => Assert.Empty(one.Recurrence));
        Assert.Equal(2, window.Count);
    }

    [Fact]
    public async Task One_occurrence_is_changed_or_deleted_by_itself()
    {
        await Calendar.CreateEventAsync(Meeting with { ProviderOptions = Fixture.Daily(3) }, Token);
        var all = await Calendar.AllAsync(December, Token);

        await Calendar.UpdateEventAsync(new CalendarEventUpdate { Event = all[0].Ref, Title = "First" }, Token);
        await Calendar.DeleteEventAsync(new CalendarEventDeletion { Event = all[1].Ref }, Token);

        var left = await Calendar.AllAsync(December, Token);
        Assert.Equal(["First", "Opening of bids"], left.Select(one => one.Title));
        Assert.Equal(Monday.AddDays(2), left[1].Start!.Moment);
    }

    [Fact]
    public async Task Another_calendar_than_the_default_one_is_one_that_is_named()
    {
        var other = await Fixture.OtherCalendarAsync(World, Token);

        var made = await Calendar.CreateEventAsync(Meeting with { CalendarId = other }, Token);

        Assert.Equal(other, made.Ref.CalendarId);
        Assert.Empty(await Calendar.AllAsync(December, Token));
        Assert.Equal(made.Ref, Assert.Single(await Calendar.AllAsync(December with { CalendarId = other }, Token)).Ref);
    }

    [Fact]
    public async Task An_event_or_a_calendar_that_never_was_is_not_found()
    {
        var nowhere = new CalendarEventRef(null, Fixture.UnknownEventId);
        Func<Task>[] calls =
        [
            () => Calendar.GetEventAsync(nowhere, Token),
            () => Calendar.UpdateEventAsync(new CalendarEventUpdate { Event = nowhere, Title = "x" }, Token),
            () => Calendar.CreateEventAsync(Meeting with { CalendarId = Fixture.UnknownCalendarId }, Token),
            () => Calendar.ListEventsAsync(December with { CalendarId = Fixture.UnknownCalendarId }, Token),
        ];
        foreach (var call in calls)
        {
            var e = await Assert.ThrowsAsync<IntegrationException>(call);
            Assert.Equal((IntegrationErrorKind.NotFound, false), (e.Kind, e.OutcomeUnknown));
        }
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_an_event_is_never_made_twice_and_nobody_is_invited_twice(string fault)
    {
        var request = Meeting with { Attendees = [new CalendarAttendee(Anna)], OperationKey = "bids of tender 7" };
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() => Calendar.CreateEventAsync(request, Token));
        await AssertTruthAsync(told, Fixture.EffectOfCreating);
        await Calendar.CreateEventAsync(request, Token);

        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCreating, Token));
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfInviting, Token));
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_what_is_said_of_a_change_is_true_and_nobody_is_told_twice(string fault)
    {
        var made = await Calendar.CreateEventAsync(Meeting with { Attendees = [new CalendarAttendee(Anna)] }, Token);
        await World.FaultAsync(fault, Token);

        var told = await TellAsync(() =>
            Calendar.UpdateEventAsync(
                new CalendarEventUpdate
                {
                    Event = made.Ref,
                    ETag = made.ETag,
                    Title = "Moved",
                },
                Token
            )
        );

        await AssertTruthAsync(told, Fixture.EffectOfChanging);
        Assert.InRange((await World.EffectsAsync(Fixture.EffectOfTelling, Token)).Count, 0, 1);
    }

    [Theory]
    [MemberData(nameof(SandboxFaults.OfCalls), MemberType = typeof(SandboxFaults))]
    public async Task Whatever_breaks_an_event_is_deleted_once(string fault)
    {
        var made = await Calendar.CreateEventAsync(Meeting with { Attendees = [new CalendarAttendee(Anna)] }, Token);
        await World.FaultAsync(fault, Token);
        var deletion = new CalendarEventDeletion { Event = made.Ref, Notice = AttendeeNotice.All };

        var told = await TellAsync(() => Calendar.DeleteEventAsync(deletion, Token));
        await AssertTruthAsync(told, Fixture.EffectOfDeleting);
        await Calendar.DeleteEventAsync(deletion, Token);

        Assert.Single(await World.EffectsAsync(Fixture.EffectOfDeleting, Token));
        Assert.Single(await World.EffectsAsync(Fixture.EffectOfCancelling, Token));
    }

    private async Task<List<CalendarInfo>> CalendarsAsync(int pageSize) =>
        await Pages
            .WalkAsync((from, token) => Calendar.ListCalendarsAsync(new CalendarQuery { PageSize = pageSize, From = from }, token), Token)
            .ToListAsync(Token);
}
