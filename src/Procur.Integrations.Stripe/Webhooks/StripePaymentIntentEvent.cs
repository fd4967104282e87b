namespace Procur.Integrations.Stripe;

/// <summary>An event of a payment.</summary>
public abstract record StripePaymentIntentEvent : StripeObjectEvent<StripePaymentIntent>, IPaymentEvent
{
    private Payment? payment;

    private protected StripePaymentIntentEvent(in StripeEventHead head, StripePaymentIntent data)
        : base(head, data) { }

    /// <summary>The same in the common model.</summary>
    public Payment Payment => payment ??= StripePaymentReading.Read(Data, new RawJson(ObjectUtf8));
}
