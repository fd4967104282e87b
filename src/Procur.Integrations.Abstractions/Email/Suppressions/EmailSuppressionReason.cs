namespace Procur.Integrations;

/// <summary>Why nothing more is to be sent to an address.</summary>
public enum EmailSuppressionReason
{
    /// <summary>The address does not work, for good. Holds back every mail.</summary>
    Bounce = 0,

    /// <summary>The recipient called a mail spam. Holds back every mail.</summary>
    Complaint,

    /// <summary>The recipient has left. Holds back marketing alone.</summary>
    Unsubscribe,

    /// <summary>A person of the host's decided so. Holds back every mail.</summary>
    Manual,
}
