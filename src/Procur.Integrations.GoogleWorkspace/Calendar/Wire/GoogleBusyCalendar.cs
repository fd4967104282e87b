namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>When a calendar is busy, or why nobody can tell.</summary>
public sealed record GoogleBusyCalendar
{
    /// <summary>When it is busy.</summary>
    public IReadOnlyList<GoogleBusyTime>? Busy { get; init; }

    /// <summary>Why nobody can tell.</summary>
    public IReadOnlyList<GoogleBusyError>? Errors { get; init; }
}
