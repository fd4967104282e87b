using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe;

/// <summary>A subscription (docs.stripe.com/api/subscriptions).</summary>
public sealed class StripeSubscription : StripeObject
{
    /// <summary><c>incomplete</c>, <c>incomplete_expired</c>, <c>trialing</c>, <c>active</c>, <c>past_due</c>, <c>canceled</c>, <c>unpaid</c>, <c>paused</c>.</summary>
    public string Status { get; set; } = "";

    /// <summary>The customer.</summary>
    [JsonConverter(typeof(StripeIdConverter))]
    public string? Customer { get; set; }

    /// <summary>What is subscribed to.</summary>
    public StripeList<StripeSubscriptionItem>? Items { get; set; }

    /// <summary>When the paid period ends, as API versions before 2025-03-31 tell it; since then the items do.</summary>
    public long? CurrentPeriodEnd { get; set; }

    /// <summary>Whether it ends with the paid period.</summary>
    public bool CancelAtPeriodEnd { get; set; }

    /// <summary>The last invoice; its id alone unless it was expanded.</summary>
    [JsonConverter(typeof(StripeInvoiceConverter))]
    public StripeInvoice? LatestInvoice { get; set; }

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; set; }

    /// <summary>The host's own names and values, and the library's (<c>procur_…</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }
}
