using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe;

/// <summary>Money that moved (docs.stripe.com/api/charges).</summary>
public sealed class StripeCharge : StripeObject
{
    /// <summary>What was asked for, in the currency's smallest unit as Stripe counts.</summary>
    public long? Amount { get; set; }

    /// <summary>What was taken, in the currency's smallest unit as Stripe counts.</summary>
    public long? AmountCaptured { get; set; }

    /// <summary>What was given back, in the currency's smallest unit as Stripe counts.</summary>
    public long? AmountRefunded { get; set; }

    /// <summary>The currency in lower case.</summary>
    public string? Currency { get; set; }

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; set; }

    /// <summary><c>succeeded</c>, <c>pending</c> or <c>failed</c>.</summary>
    public string Status { get; set; } = "";

    /// <summary>Whether the money was taken.</summary>
    public bool? Captured { get; set; }

    /// <summary>The payment it belongs to.</summary>
    [JsonConverter(typeof(StripeIdConverter))]
    public string? PaymentIntent { get; set; }

    /// <summary>The customer.</summary>
    [JsonConverter(typeof(StripeIdConverter))]
    public string? Customer { get; set; }

    /// <summary>The host's own names and values, and the library's (<c>procur_…</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }
}
