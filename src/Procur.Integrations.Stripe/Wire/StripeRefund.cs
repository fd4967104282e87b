using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe;

/// <summary>Money given back (docs.stripe.com/api/refunds).</summary>
public sealed class StripeRefund : StripeObject
{
    /// <summary><c>pending</c>, <c>requires_action</c>, <c>succeeded</c>, <c>failed</c>, <c>canceled</c>.</summary>
    public string? Status { get; set; }

    /// <summary>How much, in the currency's smallest unit as Stripe counts.</summary>
    public long? Amount { get; set; }

    /// <summary>The currency in lower case.</summary>
    public string? Currency { get; set; }

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; set; }

    /// <summary>The payment.</summary>
    [JsonConverter(typeof(StripeIdConverter))]
    public string? PaymentIntent { get; set; }

    /// <summary>The charge.</summary>
    [JsonConverter(typeof(StripeIdConverter))]
    public string? Charge { get; set; }

    /// <summary>Why.</summary>
    public string? Reason { get; set; }

    /// <summary>Why it failed.</summary>
    public string? FailureReason { get; set; }

    /// <summary>The host's own names and values, and the library's (<c>procur_…</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }
}
