namespace Procur.Integrations;

/// <summary>Who is told of an event that is made, changed or deleted.</summary>
public enum AttendeeNotice
{
    /// <summary>Whom the service tells by itself: Google nobody, Outlook everybody.</summary>
    ServiceDefault = 0,

    /// <summary>All attendees.</summary>
    All,

    /// <summary>Those whose calendar is elsewhere, who would not see the event otherwise; where the service cannot tell them apart, all.</summary>
    External,

    /// <summary>Nobody. A service that cannot keep silent refuses the call before anything is done.</summary>
    None,
}
