namespace Procur.Integrations.Stripe;

/// <summary><c>customer.subscription.created</c>: a customer was subscribed.</summary>
public sealed record StripeSubscriptionCreated : StripeSubscriptionEvent
{
    internal const string EventType = "customer.subscription.created";

    internal StripeSubscriptionCreated(in StripeEventHead head, StripeSubscription data)
        : base(head, data) { }
}
