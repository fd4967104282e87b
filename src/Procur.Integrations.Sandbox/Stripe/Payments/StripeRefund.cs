namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Money that goes back.</summary>
internal sealed class StripeRefund(DateTimeOffset created, StripeCharge charge, long amount, string? reason)
    : StripeObject(StripeIds.New("re"), created)
{
    public override string Kind => "refund";

    public StripeCharge Charge { get; } = charge;

    public long Amount { get; } = amount;

    public string Status { get; set; } = charge.Method.Card.Conduct == StripeCardConduct.RefundsLate ? "pending" : "succeeded";

    private string Transaction { get; } = StripeIds.New("txn");

    public override void Write(StripeWriter json)
    {
        json.Number("amount", Amount);
        json.Reference("balance_transaction", Transaction);
        json.Reference("charge", Charge.Id);
        json.Number("created", Created);
        json.Text("currency", Charge.Intent.Currency);
        json.Text("customer", Charge.Intent.Customer);
        json.Null("customer_account");
        json.Begin("destination_details");
        json.Begin("card");
        json.Text("type", "refund");
        json.End();
        json.Text("type", "card");
        json.End();
        if (Status == "failed")
        {
            json.Text("failure_reason", "expired_or_canceled_card");
        }

        json.Metadata(Metadata);
        json.Reference("payment_intent", Charge.Intent.Id);
        json.Text("payment_method", Charge.Method.Id);
        json.Text("reason", reason);
        json.Null("receipt_number", "source_transfer_reversal");
        json.Text("status", Status);
        json.Null("transfer_reversal");
    }
}
