namespace Procur.Integrations;

/// <summary>What somebody answered to an invitation.</summary>
public enum AttendeeResponse
{
    /// <summary>A word of the service that this version does not know; <see cref="CalendarAttendee.ProviderResponse"/> has it.</summary>
    Unrecognized = 0,

    /// <summary>Nothing yet.</summary>
    None,

    /// <summary>Comes.</summary>
    Accepted,

    /// <summary>May come.</summary>
    Tentative,

    /// <summary>Does not come.</summary>
    Declined,
}
