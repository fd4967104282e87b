namespace Procur.Integrations.Stripe;

/// <summary>An event of an invoice.</summary>
public abstract record StripeInvoiceEvent : StripeObjectEvent<StripeInvoice>
{
    private Invoice? invoice;

    private protected StripeInvoiceEvent(in StripeEventHead head, StripeInvoice data)
        : base(head, data) { }

    /// <summary>The same in the common model.</summary>
    public Invoice Invoice => invoice ??= StripeInvoices.Read(Data, new RawJson(ObjectUtf8));
}
