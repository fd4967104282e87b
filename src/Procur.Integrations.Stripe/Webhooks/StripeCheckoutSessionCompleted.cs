namespace Procur.Integrations.Stripe;

/// <summary><c>checkout.session.completed</c>: the payer is done with a payment page. Some means of payment take days: see <see cref="CheckoutSession.IsPaid"/>.</summary>
public sealed record StripeCheckoutSessionCompleted : StripeObjectEvent<StripeCheckoutSession>
{
    internal const string EventType = "checkout.session.completed";

    private CheckoutSession? session;

    internal StripeCheckoutSessionCompleted(in StripeEventHead head, StripeCheckoutSession data)
        : base(head, data) { }

    /// <summary>The same in the common model.</summary>
    public CheckoutSession Session => session ??= StripeCheckout.Read(Data, new RawJson(ObjectUtf8));
}
