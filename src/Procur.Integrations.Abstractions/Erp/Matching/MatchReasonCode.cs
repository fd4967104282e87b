namespace Procur.Integrations;

/// <summary>What keeps an invoice from matching.</summary>
public enum MatchReasonCode
{
    /// <summary>Something that this version has no name for.</summary>
    Unrecognized = 0,

    /// <summary>The invoice was called off.</summary>
    InvoiceCanceled,

    /// <summary>The invoice has no lines.</summary>
    InvoiceEmpty,

    /// <summary>It is another vendor's.</summary>
    VendorDiffers,

    /// <summary>It is in another currency than the order.</summary>
    CurrencyDiffers,

    /// <summary>The total is not that of lines and tax.</summary>
    TotalDiffers,

    /// <summary>The line is not on the order.</summary>
    NotOrdered,

    /// <summary>The order's line was called off.</summary>
    LineCanceled,

    /// <summary>The line is in another unit than the order's.</summary>
    UnitDiffers,

    /// <summary>The line bills no quantity, or one below zero.</summary>
    QuantityInvalid,

    /// <summary>More was billed than ordered, other invoices counted.</summary>
    OverOrdered,

    /// <summary>More was billed than received, other invoices counted.</summary>
    OverReceived,

    /// <summary>Nobody can tell what was received.</summary>
    ReceiptsUnknown,

    /// <summary>Nobody can tell what other invoices billed.</summary>
    BillingUnknown,

    /// <summary>The price is above the order's.</summary>
    PriceAbove,

    /// <summary>The price is below the order's.</summary>
    PriceBelow,
}
