using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe;

/// <summary>A line that was added to an invoice by hand (docs.stripe.com/api/invoiceitems).</summary>
public sealed class StripeInvoiceItem : StripeObject
{
    /// <summary>The invoice.</summary>
    [JsonConverter(typeof(StripeIdConverter))]
    public string? Invoice { get; set; }

    /// <summary>The amount of all of it, in the currency's smallest unit as Stripe counts.</summary>
    public long? Amount { get; set; }

    /// <summary>The currency in lower case.</summary>
    public string? Currency { get; set; }

    /// <summary>What it is for.</summary>
    public string? Description { get; set; }

    /// <summary>The host's own names and values, and the library's (<c>procur_…</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }
}
