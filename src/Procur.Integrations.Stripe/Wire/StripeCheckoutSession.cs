using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe;

/// <summary>A payment page (docs.stripe.com/api/checkout/sessions).</summary>
public sealed class StripeCheckoutSession : StripeObject
{
    /// <summary><c>open</c>, <c>complete</c>, <c>expired</c>.</summary>
    public string? Status { get; set; }

    /// <summary><c>paid</c>, <c>unpaid</c>, <c>no_payment_required</c>.</summary>
    public string? PaymentStatus { get; set; }

    /// <summary>Where to send the payer; null once it is closed.</summary>
    public string? Url { get; set; }

    /// <summary>The total, in the currency's smallest unit as Stripe counts.</summary>
    public long? AmountTotal { get; set; }

    /// <summary>The currency in lower case.</summary>
    public string? Currency { get; set; }

    /// <summary>The payment behind it.</summary>
    [JsonConverter(typeof(StripeIdConverter))]
    public string? PaymentIntent { get; set; }

    /// <summary>The customer.</summary>
    [JsonConverter(typeof(StripeIdConverter))]
    public string? Customer { get; set; }

    /// <summary>The host's own reference.</summary>
    public string? ClientReferenceId { get; set; }

    /// <summary>When it expires, in seconds since 1970 (UTC).</summary>
    public long? ExpiresAt { get; set; }

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; set; }

    /// <summary>The host's own names and values, and the library's (<c>procur_…</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }
}
