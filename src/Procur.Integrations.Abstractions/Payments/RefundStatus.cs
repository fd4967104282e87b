namespace Procur.Integrations;

/// <summary>Where a refund stands.</summary>
public enum RefundStatus
{
    /// <summary>A word of the service that this version does not know.</summary>
    Unrecognized = 0,

    /// <summary>Accepted; the money is not back yet.</summary>
    Pending,

    /// <summary>It waits for the payer.</summary>
    RequiresAction,

    /// <summary>Given back.</summary>
    Succeeded,

    /// <summary>Not given back.</summary>
    Failed,

    /// <summary>Called off.</summary>
    Canceled,
}
