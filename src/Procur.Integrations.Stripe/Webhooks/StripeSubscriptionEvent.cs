namespace Procur.Integrations.Stripe;

/// <summary>An event of a subscription.</summary>
public abstract record StripeSubscriptionEvent : StripeObjectEvent<StripeSubscription>
{
    private Subscription? subscription;

    private protected StripeSubscriptionEvent(in StripeEventHead head, StripeSubscription data)
        : base(head, data) { }

    /// <summary>The same in the common model.</summary>
    public Subscription Subscription => subscription ??= StripeSubscriptions.Read(Data, new RawJson(ObjectUtf8));
}
