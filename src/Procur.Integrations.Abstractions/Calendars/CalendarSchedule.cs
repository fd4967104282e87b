namespace Procur.Integrations;

/// <summary>When one is busy.</summary>
/// <param name="CalendarId">The address or id that was asked about.</param>
/// <param name="Busy">When it is busy, in order (UTC); empty too where nobody can tell.</param>
public sealed record CalendarSchedule(string CalendarId, IReadOnlyList<TimeSlot> Busy)
{
    /// <summary>Whether the service could tell. Where it could not, the calendar is neither free nor busy.</summary>
    public bool IsKnown => ProviderCode is null;

    /// <summary>Why the service could not tell, in its own word.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>Whether it is known, and how much: whose it is is personal.</summary>
    public override string ToString() => $"CalendarSchedule {(IsKnown ? "known" : "unknown")}, {Busy.Count} busy";
}
