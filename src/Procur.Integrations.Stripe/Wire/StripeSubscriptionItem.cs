namespace Procur.Integrations.Stripe;

/// <summary>A line of a subscription.</summary>
public sealed class StripeSubscriptionItem : StripeObject
{
    /// <summary>The price.</summary>
    public StripePrice? Price { get; set; }

    /// <summary>How many of it.</summary>
    public long? Quantity { get; set; }

    /// <summary>When the paid period ends, in seconds since 1970 (UTC).</summary>
    public long? CurrentPeriodEnd { get; set; }
}
