namespace Procur.Integrations.Stripe;

/// <summary>What a business calls itself.</summary>
public sealed class StripeBusinessProfile
{
    /// <summary>The name that customers see.</summary>
    public string? Name { get; set; }
}
