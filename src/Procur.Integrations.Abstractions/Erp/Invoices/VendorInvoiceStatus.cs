namespace Procur.Integrations;

/// <summary>Where a vendor's invoice stands.</summary>
public enum VendorInvoiceStatus
{
    /// <summary>A word of the service that this version does not know.</summary>
    Unrecognized = 0,

    /// <summary>Saved and not posted: parked, held, or waiting for somebody's release.</summary>
    Draft,

    /// <summary>Posted.</summary>
    Posted,

    /// <summary>Posted and held back from payment.</summary>
    Blocked,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Called off.</summary>
    Canceled,
}
