namespace Procur.Integrations;

/// <summary>How far an order was received.</summary>
public enum ReceiptStatus
{
    /// <summary>Nobody can tell.</summary>
    Unknown = 0,

    /// <summary>Nothing yet.</summary>
    NotReceived,

    /// <summary>A part.</summary>
    PartlyReceived,

    /// <summary>All that is expected.</summary>
    Received,

    /// <summary>Its lines are paid without a receipt.</summary>
    NotExpected,
}
