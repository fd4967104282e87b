namespace Procur.Integrations;

/// <summary>Where a subscription stands.</summary>
public enum SubscriptionStatus
{
    /// <summary>A word of the service that this version does not know.</summary>
    Unrecognized = 0,

    /// <summary>It waits for its first payment or the payer's approval.</summary>
    Incomplete,

    /// <summary>In its trial.</summary>
    Trialing,

    /// <summary>Running and paid.</summary>
    Active,

    /// <summary>Running, with a payment overdue.</summary>
    PastDue,

    /// <summary>Held: nothing is charged.</summary>
    Paused,

    /// <summary>Overdue beyond the service's tries.</summary>
    Unpaid,

    /// <summary>Ended.</summary>
    Canceled,

    /// <summary>Ended without ever having been paid.</summary>
    Expired,
}
