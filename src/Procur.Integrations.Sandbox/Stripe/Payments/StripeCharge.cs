namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>One attempt to take money from a card, successful or not.</summary>
internal sealed class StripeCharge(
    DateTimeOffset created,
    StripePaymentIntent intent,
    StripePaymentMethod method,
    bool captured,
    StripeDecline? decline
) : StripeObject(StripeIds.New("ch"), created)
{
    public override string Kind => "charge";

    public StripePaymentIntent Intent { get; } = intent;

    public StripePaymentMethod Method { get; } = method;

    public StripeDecline? Decline { get; } = decline;

    public bool Captured { get; private set; } = captured && decline is null;

    public long AmountCaptured { get; private set; } = captured && decline is null ? intent.Amount : 0;

    public long AmountRefunded { get; set; }

    public bool Released { get; private set; }

    public long Refundable => AmountCaptured - AmountRefunded;

    private string? Transaction { get; set; } = captured && decline is null ? StripeIds.New("txn") : null;

    /// <summary>Takes all or a part of what was authorized; the rest is given free.</summary>
    public void Capture(long amount)
    {
        Captured = true;
        AmountCaptured = amount;
        Transaction = StripeIds.New("txn");
    }

    /// <summary>Gives an authorized amount free.</summary>
    public void Release() => Released = true;

    public override void Write(StripeWriter json)
    {
        json.Number("amount", Intent.Amount);
        json.Number("amount_captured", AmountCaptured);
        json.Number("amount_refunded", Released ? Intent.Amount : AmountRefunded);
        json.Null("application", "application_fee", "application_fee_amount");
        json.Reference("balance_transaction", Transaction);
        Method.WriteBilling(json);
        json.Text("calculated_statement_descriptor", "SANDBOX");
        json.Flag("captured", Captured);
        json.Number("created", Created);
        json.Text("currency", Intent.Currency);
        json.Reference("customer", Intent.Customer);
        json.Text("description", Intent.Description);
        json.Flag("disputed", false);
        json.Null("failure_balance_transaction");
        json.Text("failure_code", Decline?.Code);
        json.Text("failure_message", Decline?.Message);
        json.EmptyObject("fraud_details");
        json.Flag("livemode", false);
        json.Metadata(Metadata);
        json.Null("on_behalf_of");
        WriteOutcome(json);
        json.Flag("paid", Decline is null);
        json.Reference("payment_intent", Intent.Id);
        json.Text("payment_method", Method.Id);
        WriteCard(json);
        json.Text("receipt_email", Intent.ReceiptEmail);
        json.Null("receipt_number", "receipt_url");
        json.Flag("refunded", Released || (AmountCaptured > 0 && AmountRefunded == AmountCaptured));
        json.Null("review");
        json.Kept("shipping", Intent.Shipping);
        json.Null("source_transfer");
        json.Text("statement_descriptor", Intent.StatementDescriptor);
        json.Text("statement_descriptor_suffix", Intent.StatementDescriptorSuffix);
        json.Text("status", Decline is null ? "succeeded" : "failed");
        json.Null("transfer_data", "transfer_group");
    }

    private void WriteOutcome(StripeWriter json)
    {
        json.Begin("outcome");
        json.Text("advice_code", Decline?.Advice);
        json.Null("network_advice_code", "network_decline_code");
        json.Text("network_status", Decline is null ? "approved_by_network" : "declined_by_network");
        json.Text("reason", Decline?.DeclineCode);
        json.Text(
            "seller_message",
            Decline is null ? "Payment complete." : "The bank did not return any further details with this decline."
        );
        json.Text("type", Decline is null ? "authorized" : "issuer_declined");
        json.End();
    }

    private void WriteCard(StripeWriter json)
    {
        var card = Method.Card;
        json.Begin("payment_method_details");
        json.Begin("card");
        json.Number("amount_authorized", Decline is null ? Intent.Amount : null);
        json.Text("brand", card.Brand);
        json.Begin("checks");
        json.Null("address_line1_check", "address_postal_code_check");
        json.Text("cvc_check", "pass");
        json.End();
        json.Text("country", "US");
        json.Number("exp_month", 8);
        json.Number("exp_year", 2040);
        json.Text("fingerprint", "fp" + card.Number[^14..]);
        json.Text("funding", card.Funding);
        json.Null("installments");
        json.Text("last4", card.Last4);
        json.Null("mandate");
        json.Text("network", card.Brand);
        json.Null("three_d_secure", "wallet");
        json.End();
        json.Text("type", "card");
        json.End();
    }
}
