namespace Procur.Integrations.Stripe;

/// <summary>A line of a checkout.</summary>
public sealed class StripeLineItem : StripeObject
{
    /// <summary>What the payer reads.</summary>
    public string? Description { get; set; }

    /// <summary>How many.</summary>
    public long? Quantity { get; set; }

    /// <summary>The total of the line, in the currency's smallest unit as Stripe counts.</summary>
    public long? AmountTotal { get; set; }

    /// <summary>The currency in lower case.</summary>
    public string? Currency { get; set; }
}
