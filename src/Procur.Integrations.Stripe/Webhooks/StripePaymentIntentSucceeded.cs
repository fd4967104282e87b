namespace Procur.Integrations.Stripe;

/// <summary><c>payment_intent.succeeded</c>: a payment was paid.</summary>
public sealed record StripePaymentIntentSucceeded : StripePaymentIntentEvent
{
    internal const string EventType = "payment_intent.succeeded";

    internal StripePaymentIntentSucceeded(in StripeEventHead head, StripePaymentIntent data)
        : base(head, data) { }
}
