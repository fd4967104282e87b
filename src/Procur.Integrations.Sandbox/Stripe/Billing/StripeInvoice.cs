namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>An invoice from draft to its end.</summary>
internal sealed class StripeInvoice(DateTimeOffset created, StripeCustomer customer, string currency, Uri root)
    : StripeObject(StripeIds.New("in"), created)
{
    public override string Kind => "invoice";

    public StripeCustomer Customer { get; } = customer;

    public string Currency { get; } = currency;

    public string Status { get; set; } = "draft";

    public List<StripeLine> Lines { get; } = [];

    public string CollectionMethod { get; set; } = "charge_automatically";

    public bool AutoAdvance { get; set; }

    public long? DueDate { get; set; }

    public string? Number { get; set; }

    public string? Description { get; set; }

    public string? Footer { get; set; }

    public StripeValue? CustomFields { get; set; }

    public string BillingReason { get; set; } = "manual";

    public StripeSubscription? Subscription { get; set; }

    public string? DefaultMethod { get; set; }

    public StripeInvoicePayment? Payment { get; set; }

    public bool PaidOutOfBand { get; set; }

    public int Attempts { get; set; }

    public long? FinalizedAt { get; set; }

    public long? PaidAt { get; set; }

    public long? VoidedAt { get; set; }

    public long Total => Lines.Sum(x => x.Amount);

    public long Due => Math.Max(0, Total);

    public long Paid => Status == "paid" ? Due : 0;

    public override void Write(StripeWriter json)
    {
        json.Text("account_country", "US");
        json.Null("account_name", "account_tax_ids");
        json.Number("amount_due", Due);
        json.Number("amount_overpaid", 0);
        json.Number("amount_paid", Paid);
        json.Number("amount_remaining", Due - Paid);
        json.Number("amount_shipping", 0);
        json.Null("application");
        json.Number("attempt_count", Attempts);
        json.Flag("attempted", Attempts > 0);
        json.Flag("auto_advance", AutoAdvance);
        WriteTax(json);
        json.Null("automatically_finalizes_at");
        json.Text("billing_reason", BillingReason);
        json.Text("collection_method", CollectionMethod);
        json.Number("created", Created);
        json.Text("currency", Currency);
        json.Kept("custom_fields", CustomFields);
        WriteCustomer(json);
        json.Reference("default_payment_method", DefaultMethod);
        json.Null("default_source");
        json.EmptyList("default_tax_rates");
        json.Text("description", Description);
        json.EmptyList("discounts");
        json.Number("due_date", DueDate);
        json.Number("effective_at", FinalizedAt);
        json.Number("ending_balance", FinalizedAt is null ? null : 0);
        json.Text("footer", Footer);
        json.Null("from_invoice");
        json.Text("hosted_invoice_url", FinalizedAt is null ? null : new Uri(root, $"i/{Id}").AbsoluteUri);
        json.Text("invoice_pdf", FinalizedAt is null ? null : new Uri(root, $"i/{Id}/pdf").AbsoluteUri);
        json.Begin("issuer");
        json.Text("type", "self");
        json.End();
        json.Null("last_finalization_error", "latest_revision");
        json.List("lines", $"/v1/invoices/{Id}/lines", Lines);
        json.Flag("livemode", false);
        json.Metadata(Metadata);
        json.Null("next_payment_attempt");
        json.Text("number", Number);
        json.Null("on_behalf_of");
        WriteParent(json);
        WritePaymentSettings(json);
        json.ListIfAsked("payments", $"/v1/invoice_payments?invoice={Id}", () => Payment is null ? [] : [Payment]);
        json.Number("period_end", Created);
        json.Number("period_start", Created);
        json.Number("post_payment_credit_notes_amount", 0);
        json.Number("pre_payment_credit_notes_amount", 0);
        json.Null("receipt_number", "rendering", "shipping_cost", "shipping_details");
        json.Number("starting_balance", 0);
        json.Null("statement_descriptor");
        json.Text("status", Status);
        json.Begin("status_transitions");
        json.Number("finalized_at", FinalizedAt);
        json.Null("marked_uncollectible_at");
        json.Number("paid_at", PaidAt);
        json.Number("voided_at", VoidedAt);
        json.End();
        json.Number("subtotal", Total);
        json.Number("subtotal_excluding_tax", Total);
        json.Null("test_clock");
        json.Number("total", Total);
        json.EmptyList("total_discount_amounts");
        json.Number("total_excluding_tax", Total);
        json.EmptyList("total_pretax_credit_amounts", "total_taxes");
        json.Number("webhooks_delivered_at", Created);
    }

    private static void WriteTax(StripeWriter json)
    {
        json.Begin("automatic_tax");
        json.Null("disabled_reason");
        json.Flag("enabled", false);
        json.Null("liability", "provider", "status");
        json.End();
    }

    private static void WritePaymentSettings(StripeWriter json)
    {
        json.Begin("payment_settings");
        json.Null("default_mandate", "payment_method_options", "payment_method_types");
        json.End();
    }

    private void WriteCustomer(StripeWriter json)
    {
        json.Reference("customer", Customer.Id);
        json.Null("customer_account");
        if (Customer.Address is null)
        {
            json.Null("customer_address");
        }
        else
        {
            json.Address("customer_address", Customer.Address);
        }

        json.Text("customer_email", Customer.Email);
        json.Text("customer_name", Customer.Name);
        json.Text("customer_phone", Customer.Phone);
        json.Kept("customer_shipping", Customer.Shipping);
        json.Text("customer_tax_exempt", Customer.TaxExempt);
        json.EmptyList("customer_tax_ids");
    }

    private void WriteParent(StripeWriter json)
    {
        if (Subscription is null)
        {
            json.Null("parent");
            return;
        }

        json.Begin("parent");
        json.Null("quote_details");
        json.Begin("subscription_details");
        json.Metadata(Subscription.Metadata);
        json.Reference("subscription", Subscription.Id);
        json.End();
        json.Text("type", "subscription_details");
        json.End();
    }
}
