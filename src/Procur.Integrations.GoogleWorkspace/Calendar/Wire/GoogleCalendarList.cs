namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>A page of calendars.</summary>
public sealed record GoogleCalendarList
{
    /// <summary>The calendars.</summary>
    public IReadOnlyList<GoogleCalendarEntry>? Items { get; init; }

    /// <summary>The next page.</summary>
    public string? NextPageToken { get; init; }
}
