using Procur.Integrations.GoogleWorkspace.Wire;

namespace Procur.Integrations.GoogleWorkspace;

/// <summary>When people are free, by Google's free/busy query.</summary>
internal sealed class GoogleTimes(GoogleCalendarClient client) : IFreeBusy
{
    // The most that Google answers for at once.
    private const int MostCalendars = 50;

    public async Task<FoundTimes> FindTimesAsync(FindTimesRequest request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        Check(request);
        var schedules = new List<CalendarSchedule>(request.Calendars.Count);
        foreach (var some in request.Calendars.Chunk(MostCalendars))
        {
            var query = new GoogleFreeBusyQuery
            {
                TimeMin = GoogleMoment.Write(request.Start),
                TimeMax = GoogleMoment.Write(request.End),
                Items = [.. some.Select(id => new GoogleFreeBusyItem(id))],
            };
            var reply = await client.QueryFreeBusyAsync(query, cancellationToken).ConfigureAwait(false);
            schedules.AddRange(some.Select(id => ScheduleOf(id, reply.Value)));
        }

        var busy = schedules.SelectMany(schedule => schedule.Busy);
        return new FoundTimes(TimeSlot.FreeIn(new TimeSlot(request.Start, request.End), busy, request.Duration), schedules);
    }

    private static void Check(FindTimesRequest request)
    {
        if (request.Calendars.Count == 0)
        {
            throw new ArgumentException("Name at least one calendar.", nameof(request));
        }

        if (request.Duration <= TimeSpan.Zero || request.End - request.Start < request.Duration)
        {
            throw new ArgumentException("The window is shorter than the duration, or the duration is nothing.", nameof(request));
        }
    }

    private static CalendarSchedule ScheduleOf(string id, GoogleFreeBusy answer)
    {
        if (answer.Calendars is null || !answer.Calendars.TryGetValue(id, out var calendar))
        {
            return new CalendarSchedule(id, []) { ProviderCode = "notAnswered" };
        }

        if (calendar.Errors is { Count: > 0 } errors)
        {
            return new CalendarSchedule(id, []) { ProviderCode = errors[0].Reason ?? "unknown" };
        }

        var busy = new List<TimeSlot>();
        foreach (var stretch in calendar.Busy ?? [])
        {
            if (GoogleMoment.Read(stretch.Start) is not { } start || GoogleMoment.Read(stretch.End) is not { } end)
            {
                // Busy at a time that cannot be read: taken for free, somebody would be booked twice.
                return new CalendarSchedule(id, []) { ProviderCode = "unreadable" };
            }

            busy.Add(new TimeSlot(start.ToUniversalTime(), end.ToUniversalTime()));
        }

        return new CalendarSchedule(id, [.. busy.OrderBy(static slot => slot.Start)]);
    }
}
