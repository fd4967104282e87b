namespace Procur.Integrations.Stripe;

/// <summary>Whose account it is.</summary>
public sealed class StripeAccount : StripeObject
{
    /// <summary>The country as two letters.</summary>
    public string? Country { get; set; }

    /// <summary>The currency in lower case.</summary>
    public string? DefaultCurrency { get; set; }

    /// <summary>What the business calls itself.</summary>
    public StripeBusinessProfile? BusinessProfile { get; set; }

    /// <summary>Its settings.</summary>
    public StripeAccountSettings? Settings { get; set; }
}
