namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>When calendars are busy.</summary>
public sealed record GoogleFreeBusy
{
    /// <summary>What there is to say of each calendar, by the id asked for.</summary>
    public IReadOnlyDictionary<string, GoogleBusyCalendar>? Calendars { get; init; }

    /// <summary>The number only: whose they are is personal.</summary>
    public override string ToString() => $"GoogleFreeBusy of {Calendars?.Count ?? 0}";
}
