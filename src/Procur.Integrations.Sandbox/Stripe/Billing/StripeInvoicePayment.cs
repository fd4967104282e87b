namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>The tie between an invoice and the payment that is to settle it.</summary>
internal sealed class StripeInvoicePayment(DateTimeOffset created, StripeInvoice invoice, StripePaymentIntent intent)
    : StripeObject(StripeIds.New("inpay"), created)
{
    public override string Kind => "invoice_payment";

    public StripeInvoice Invoice { get; } = invoice;

    public StripePaymentIntent Intent { get; } = intent;

    public string Status =>
        Intent.Status switch
        {
            "succeeded" => "paid",
            "canceled" => "canceled",
            _ => "open",
        };

    public override void Write(StripeWriter json)
    {
        json.Number("amount_paid", Status == "paid" ? Intent.Received : null);
        json.Number("amount_requested", Intent.Amount);
        json.Number("created", Created);
        json.Text("currency", Intent.Currency);
        json.Reference("invoice", Invoice.Id);
        json.Flag("is_default", true);
        json.Flag("livemode", false);
        json.Begin("payment");
        json.Reference("payment_intent", Intent.Id);
        json.Text("type", "payment_intent");
        json.End();
        json.Text("status", Status);
        json.Begin("status_transitions");
        json.Number("canceled_at", Intent.CanceledAt);
        json.Number("paid_at", Status == "paid" ? Intent.LatestCharge?.Created : null);
        json.End();
    }
}
