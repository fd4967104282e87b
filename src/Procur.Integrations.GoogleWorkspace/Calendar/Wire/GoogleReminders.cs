namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>An event's reminders.</summary>
public sealed record GoogleReminders
{
    /// <summary>Whether those of the calendar apply.</summary>
    public bool UseDefault { get; init; }

    /// <summary>The event's own, five at most.</summary>
    public IReadOnlyList<GoogleReminder>? Overrides { get; init; }
}
