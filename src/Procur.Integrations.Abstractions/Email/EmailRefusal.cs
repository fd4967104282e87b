namespace Procur.Integrations;

/// <summary>Why a mail is not sent to one recipient.</summary>
public enum EmailRefusal
{
    /// <summary>For a reason of the service's own, in <see cref="EmailRecipientReceipt.Detail"/>.</summary>
    Unrecognized = 0,

    /// <summary>He bounced, complained or left before: the host's list says so, or the service's.</summary>
    Suppressed,

    /// <summary>There is no such address, or it cannot be one.</summary>
    InvalidAddress,

    /// <summary>The service's rules, or the recipient's server, refuse this mail.</summary>
    Rejected,
}
