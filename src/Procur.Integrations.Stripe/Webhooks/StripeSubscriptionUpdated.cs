namespace Procur.Integrations.Stripe;

/// <summary><c>customer.subscription.updated</c>: a subscription was changed: renewed, overdue, another price.</summary>
public sealed record StripeSubscriptionUpdated : StripeSubscriptionEvent
{
    internal const string EventType = "customer.subscription.updated";

    internal StripeSubscriptionUpdated(in StripeEventHead head, StripeSubscription data)
        : base(head, data) { }
}
