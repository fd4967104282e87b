namespace Procur.Integrations.Stripe;

/// <summary><c>invoice.paid</c>: an invoice was paid, or marked so.</summary>
public sealed record StripeInvoicePaid : StripeInvoiceEvent
{
    internal const string EventType = "invoice.paid";

    internal StripeInvoicePaid(in StripeEventHead head, StripeInvoice data)
        : base(head, data) { }
}
