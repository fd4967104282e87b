namespace Procur.Integrations;

/// <summary>Whether an event takes place.</summary>
public enum CalendarEventStatus
{
    /// <summary>A word of the service that this version does not know; <see cref="CalendarEvent.ProviderStatus"/> has it.</summary>
    Unrecognized = 0,

    /// <summary>It does.</summary>
    Confirmed,

    /// <summary>It may.</summary>
    Tentative,

    /// <summary>It does not: it was called off or deleted.</summary>
    Cancelled,
}
