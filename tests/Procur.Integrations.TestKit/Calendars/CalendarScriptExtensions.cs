namespace Procur.Integrations.TestKit;

/// <summary>Events that the calendar suites make.</summary>
internal static class CalendarScriptExtensions
{
    public const string Zone = "Africa/Nairobi";

    public static readonly DateTimeOffset Monday = new(2026, 12, 7, 9, 0, 0, TimeSpan.FromHours(3));

    public static CalendarEventRequest Meeting(string title = "Opening of bids") =>
        new()
        {
            Title = title,
            Start = CalendarTime.At(Monday, Zone),
            End = CalendarTime.At(Monday.AddHours(1), Zone),
        };

    public static async Task<List<CalendarEvent>> AllAsync(
        this ICalendarProvider calendar,
        CalendarEventQuery query,
        CancellationToken token
    ) => await Pages.WalkAsync((from, stop) => calendar.ListEventsAsync(query with { From = from }, stop), token).ToListAsync(token);
}
