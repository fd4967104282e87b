namespace Procur.Integrations;

/// <summary>How far an order was billed.</summary>
public enum BillingStatus
{
    /// <summary>Nobody can tell.</summary>
    Unknown = 0,

    /// <summary>Nothing yet.</summary>
    NotBilled,

    /// <summary>A part.</summary>
    PartlyBilled,

    /// <summary>All that is expected.</summary>
    Billed,
}
