namespace Procur.Integrations;

/// <summary>Where a purchase order stands.</summary>
public enum PurchaseOrderStatus
{
    /// <summary>A word of the service that this version does not know.</summary>
    Unrecognized = 0,

    /// <summary>Not finished: held, or saved for later.</summary>
    Draft,

    /// <summary>It waits for somebody's release.</summary>
    PendingApproval,

    /// <summary>Somebody refused its release.</summary>
    Rejected,

    /// <summary>Released, and not yet done with.</summary>
    Open,

    /// <summary>Nothing further is expected of it.</summary>
    Closed,

    /// <summary>Called off.</summary>
    Canceled,
}
