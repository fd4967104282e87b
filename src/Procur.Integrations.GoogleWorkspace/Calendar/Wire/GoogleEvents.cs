namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>A page of events.</summary>
public sealed record GoogleEvents
{
    /// <summary>The events.</summary>
    public IReadOnlyList<GoogleEvent>? Items { get; init; }

    /// <summary>The calendar's IANA time zone.</summary>
    public string? TimeZone { get; init; }

    /// <summary>The next page.</summary>
    public string? NextPageToken { get; init; }

    /// <summary>On the last page: what to ask for changes with.</summary>
    public string? NextSyncToken { get; init; }
}
