namespace Procur.Integrations;

/// <summary>What became of a mail to one recipient, when the service answered. That it is accepted does not mean that it has arrived: events say so.</summary>
public enum EmailRecipientStatus
{
    /// <summary>A word of the service's that the library does not know.</summary>
    Unrecognized = 0,

    /// <summary>The service has taken it to deliver.</summary>
    Accepted,

    /// <summary>It will not be sent to this one: <see cref="EmailRecipientReceipt.Refusal"/> says why.</summary>
    Refused,

    /// <summary>It may have been sent: no answer says so. Not to be sent again blindly.</summary>
    Unknown,

    /// <summary>It was not sent, as the sending ended before; it may be sent again.</summary>
    NotSent,
}
