namespace Procur.Integrations.GoogleWorkspace;

/// <summary>Asks Google to say when a calendar changes.</summary>
public sealed record GoogleWatchRequest
{
    /// <summary>The calendar; null for the connection's own default.</summary>
    public string? CalendarId { get; init; }

    /// <summary>How long; Google may make it shorter. Null for Google's own custom, about a week.</summary>
    public TimeSpan? Lifetime { get; init; }

    /// <summary>The host's own public https address; <c>Integrations:Webhooks:PublicBaseUrl</c> where it is null.</summary>
    public Uri? PublicBaseUrl { get; init; }

    /// <summary>The kind only: a calendar's id may be an address.</summary>
    public override string ToString() => nameof(GoogleWatchRequest);
}
