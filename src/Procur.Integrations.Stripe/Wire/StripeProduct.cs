namespace Procur.Integrations.Stripe;

/// <summary>A product (docs.stripe.com/api/products).</summary>
public sealed class StripeProduct : StripeObject
{
    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>Whether it is for sale.</summary>
    public bool Active { get; set; }

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; set; }

    /// <summary>The host's own names and values, and the library's (<c>procur_…</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }
}
