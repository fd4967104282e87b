using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Stripe;

/// <summary>An event of Stripe's (docs.stripe.com/api/events). Its shape follows the API version of the webhook endpoint, not that of calls.</summary>
public abstract record StripeEvent : WebhookEvent
{
    private protected StripeEvent(in StripeEventHead head)
        : base(head.Id!, head.Type!)
    {
        OccurredAt = head.Created;
        AccountId = head.Account;
        EntityId = head.ObjectId ?? head.RelatedId;
        Environment = head.Livemode switch
        {
            true => IntegrationEnvironment.Production,
            false => IntegrationEnvironment.Sandbox,
            null => null,
        };
        Raw = new RawJson(head.Utf8);
        ApiVersion = head.ApiVersion;
        ObjectUtf8 = head.Object;
    }

    /// <summary>The API version that gave it its shape.</summary>
    public string? ApiVersion { get; }

    /// <summary>What it speaks of, as JSON; empty for a thin event.</summary>
    public ReadOnlyMemory<byte> ObjectUtf8 { get; }
}
