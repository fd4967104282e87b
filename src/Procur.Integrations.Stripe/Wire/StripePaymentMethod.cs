using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe;

/// <summary>A payment method (docs.stripe.com/api/payment_methods).</summary>
public sealed class StripePaymentMethod : StripeObject
{
    /// <summary><c>card</c> or another.</summary>
    public string Type { get; set; } = "";

    /// <summary>The customer it is on file for.</summary>
    [JsonConverter(typeof(StripeIdConverter))]
    public string? Customer { get; set; }

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; set; }

    /// <summary>The host's own names and values, and the library's (<c>procur_…</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }
}
