namespace Procur.Integrations;

/// <summary>Which calendars to list.</summary>
public sealed record CalendarQuery
{
    /// <summary>Items a page, at most what the service allows.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>The cursor of an earlier page's <see cref="Page{T}.Next"/>.</summary>
    public string? From { get; init; }
}
