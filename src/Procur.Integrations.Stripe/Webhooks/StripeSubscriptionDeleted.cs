namespace Procur.Integrations.Stripe;

/// <summary><c>customer.subscription.deleted</c>: a subscription ended.</summary>
public sealed record StripeSubscriptionDeleted : StripeSubscriptionEvent
{
    internal const string EventType = "customer.subscription.deleted";

    internal StripeSubscriptionDeleted(in StripeEventHead head, StripeSubscription data)
        : base(head, data) { }
}
