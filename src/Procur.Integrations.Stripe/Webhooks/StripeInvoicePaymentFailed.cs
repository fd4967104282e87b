namespace Procur.Integrations.Stripe;

/// <summary><c>invoice.payment_failed</c>: a try to collect an invoice failed.</summary>
public sealed record StripeInvoicePaymentFailed : StripeInvoiceEvent
{
    internal const string EventType = "invoice.payment_failed";

    internal StripeInvoicePaymentFailed(in StripeEventHead head, StripeInvoice data)
        : base(head, data) { }
}
