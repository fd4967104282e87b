namespace Procur.Integrations.Stripe;

/// <summary>What the payer has to do next.</summary>
public sealed class StripeNextAction
{
    /// <summary><c>redirect_to_url</c>, <c>use_stripe_sdk</c>, or another.</summary>
    public string Type { get; set; } = "";

    /// <summary>Where to send the payer.</summary>
    public StripeRedirect? RedirectToUrl { get; set; }
}
