namespace Procur.Integrations.Stripe;

/// <summary>An address that webhooks are sent to (docs.stripe.com/api/webhook_endpoints).</summary>
public sealed class StripeWebhookEndpoint : StripeObject
{
    /// <summary>The address.</summary>
    public string? Url { get; set; }

    /// <summary><c>enabled</c> or <c>disabled</c>.</summary>
    public string? Status { get; set; }

    /// <summary>What is sent to it; <c>*</c> for all.</summary>
    public IReadOnlyList<string> EnabledEvents { get; set; } = [];

    /// <summary>The API version that shapes what is sent.</summary>
    public string? ApiVersion { get; set; }

    /// <summary>The signing secret; only in the answer that made it. Never for a log.</summary>
    public string? Secret { get; set; }
}
