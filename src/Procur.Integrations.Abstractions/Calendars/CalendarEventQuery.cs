namespace Procur.Integrations;

/// <summary>Which events to list, by their start.</summary>
public sealed record CalendarEventQuery
{
    /// <summary>The calendar; null for the connection's own default.</summary>
    public string? CalendarId { get; init; }

    /// <summary>The window's start: events that end after it.</summary>
    public required DateTimeOffset Start { get; init; }

    /// <summary>The window's end: events that start before it.</summary>
    public required DateTimeOffset End { get; init; }

    /// <summary>Words to find in title, place, description or attendees, as the service searches.</summary>
    public string? Text { get; init; }

    /// <summary>Items a page, at most what the service allows.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>The cursor of an earlier page's <see cref="Page{T}.Next"/>.</summary>
    public string? From { get; init; }

    /// <summary>The window only: words and calendar may be personal.</summary>
    public override string ToString() => $"CalendarEventQuery {Start:u} to {End:u}";
}
