namespace Procur.Integrations;

/// <summary>What a connection may do with a calendar.</summary>
public enum CalendarAccess
{
    /// <summary>A word of the service that this version does not know; <see cref="CalendarInfo.ProviderAccess"/> has it.</summary>
    Unrecognized = 0,

    /// <summary>See when it is busy.</summary>
    FreeBusy,

    /// <summary>Read events.</summary>
    Read,

    /// <summary>Read and change events.</summary>
    Write,

    /// <summary>Everything, sharing included.</summary>
    Own,
}
