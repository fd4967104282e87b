namespace Procur.Integrations.Stripe;

/// <summary>An address to send the payer to.</summary>
public sealed class StripeRedirect
{
    /// <summary>The address.</summary>
    public string? Url { get; set; }
}
