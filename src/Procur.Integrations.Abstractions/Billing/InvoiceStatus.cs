namespace Procur.Integrations;

/// <summary>Where an invoice stands.</summary>
public enum InvoiceStatus
{
    /// <summary>A word of the service that this version does not know.</summary>
    Unrecognized = 0,

    /// <summary>It may still be changed.</summary>
    Draft,

    /// <summary>Final and to be paid.</summary>
    Open,

    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Given up.</summary>
    Uncollectible,

    /// <summary>Called off.</summary>
    Void,
}
