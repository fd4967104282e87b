using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe;

/// <summary>A price (docs.stripe.com/api/prices).</summary>
public sealed class StripePrice : StripeObject
{
    /// <summary>The product.</summary>
    [JsonConverter(typeof(StripeIdConverter))]
    public string? Product { get; set; }

    /// <summary>The price of one in the currency's smallest unit as Stripe counts; null where it is tiered or has fractions.</summary>
    public long? UnitAmount { get; set; }

    /// <summary>The currency in lower case.</summary>
    public string? Currency { get; set; }

    /// <summary>Whether it is in use.</summary>
    public bool Active { get; set; }

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; set; }

    /// <summary>The host's own names and values, and the library's (<c>procur_…</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }
}
