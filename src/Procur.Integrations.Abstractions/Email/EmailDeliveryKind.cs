namespace Procur.Integrations;

/// <summary>What became of a mail after the service had taken it.</summary>
public enum EmailDeliveryKind
{
    /// <summary>A word of the service's that the library does not know.</summary>
    Unrecognized = 0,

    /// <summary>The service has begun to work on it.</summary>
    Accepted,

    /// <summary>The recipient's server asks to come back later; the service will.</summary>
    Deferred,

    /// <summary>The recipient's server has taken it.</summary>
    Delivered,

    /// <summary>The recipient's server refuses it; <see cref="IEmailDeliveryEvent.IsPermanent"/> says whether for good.</summary>
    Bounced,

    /// <summary>The service itself does not send it: suppressed there, a template that cannot be filled, a virus.</summary>
    Refused,

    /// <summary>It was opened, as far as a picture in it tells; programs open mail, too.</summary>
    Opened,

    /// <summary>A link in it was followed.</summary>
    Clicked,

    /// <summary>The recipient calls it spam.</summary>
    Complained,

    /// <summary>The recipient has left.</summary>
    Unsubscribed,
}
