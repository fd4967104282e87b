namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>A card that somebody entered.</summary>
internal sealed class StripePaymentMethod(string id, DateTimeOffset created, StripeTestCard card, StripeParameters? billing)
    : StripeObject(id, created)
{
    public override string Kind => "payment_method";

    public override string Noun => "PaymentMethod";

    public StripeTestCard Card { get; } = card;

    public string? Customer { get; set; }

    public StripeParameters? Billing { get; set; } = billing;

    public override void Write(StripeWriter json)
    {
        json.Text("allow_redisplay", "unspecified");
        WriteBilling(json);
        json.Begin("card");
        json.Text("brand", Card.Brand);
        json.Begin("checks");
        json.Null("address_line1_check", "address_postal_code_check");
        json.Text("cvc_check", "pass");
        json.End();
        json.Text("country", "US");
        json.Text("display_brand", Card.Brand);
        json.Number("exp_month", 8);
        json.Number("exp_year", 2040);
        json.Text("fingerprint", "fp" + Card.Number[^14..]);
        json.Text("funding", Card.Funding);
        json.Null("generated_from");
        json.Text("last4", Card.Last4);
        json.Begin("networks");
        json.Texts("available", [Card.Brand]);
        json.Null("preferred");
        json.End();
        json.Null("regulated_status");
        json.Begin("three_d_secure_usage");
        json.Flag("supported", true);
        json.End();
        json.Null("wallet");
        json.End();
        json.Number("created", Created);
        json.Reference("customer", Customer);
        json.Null("customer_account");
        json.Flag("livemode", false);
        json.Metadata(Metadata);
        json.Text("type", "card");
    }

    public void WriteBilling(StripeWriter json)
    {
        json.Begin("billing_details");
        json.Address("address", Billing?.Object("address"));
        json.Text("email", Billing?.Text("email"));
        json.Text("name", Billing?.Text("name"));
        json.Text("phone", Billing?.Text("phone"));
        json.Text("tax_id", Billing?.Text("tax_id"));
        json.End();
    }
}
