namespace Procur.Integrations.Stripe;

/// <summary><c>payment_intent.payment_failed</c>: a try to pay failed; the payment is open for another one.</summary>
public sealed record StripePaymentIntentFailed : StripePaymentIntentEvent
{
    internal const string EventType = "payment_intent.payment_failed";

    internal StripePaymentIntentFailed(in StripeEventHead head, StripePaymentIntent data)
        : base(head, data) { }
}
