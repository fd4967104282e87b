namespace Procur.Integrations.Stripe;

/// <summary>A customer (docs.stripe.com/api/customers).</summary>
public sealed class StripeCustomer : StripeObject
{
    /// <summary>Whether it was deleted; then nothing but the id is set.</summary>
    public bool Deleted { get; set; }

    /// <summary>The name.</summary>
    public string? Name { get; set; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; set; }

    /// <summary>The phone number.</summary>
    public string? Phone { get; set; }

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; set; }

    /// <summary>The host's own names and values, and the library's (<c>procur_…</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }
}
