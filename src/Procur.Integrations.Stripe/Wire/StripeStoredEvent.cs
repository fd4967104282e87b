namespace Procur.Integrations.Stripe;

/// <summary>An event as Stripe keeps it for 30 days (docs.stripe.com/api/events). What it speaks of is in the raw answer.</summary>
public sealed class StripeStoredEvent : StripeObject
{
    /// <summary>What happened.</summary>
    public string Type { get; set; } = "";

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; set; }

    /// <summary>Whether it is of the live world.</summary>
    public bool Livemode { get; set; }

    /// <summary>The connected account.</summary>
    public string? Account { get; set; }

    /// <summary>The API version that gave it its shape.</summary>
    public string? ApiVersion { get; set; }
}
