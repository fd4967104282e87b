namespace Procur.Integrations.Stripe;

/// <summary>The answer to a deletion.</summary>
public sealed class StripeDeleted : StripeObject
{
    /// <summary>Whether it is deleted.</summary>
    public bool Deleted { get; set; }
}
