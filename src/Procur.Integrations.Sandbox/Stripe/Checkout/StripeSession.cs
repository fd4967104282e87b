namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>A page where a payer pays.</summary>
internal sealed class StripeSession(DateTimeOffset created, string mode, Uri root)
    : StripeObject("cs_test_a1" + StripeIds.Text(56), created)
{
    public override string Kind => "checkout.session";

    public string Mode { get; } = mode;

    public List<StripeSessionItem> Items { get; } = [];

    public required StripeParameters Given { get; init; }

    public required string Currency { get; init; }

    public string Status { get; set; } = "open";

    public string PaymentStatus { get; set; } = "unpaid";

    public string? ClientReference { get; set; }

    public StripeCustomer? Customer { get; set; }

    public string? Email { get; set; }

    public long ExpiresAt { get; set; }

    public StripePaymentIntent? Intent { get; set; }

    public StripeSubscription? Subscription { get; set; }

    public StripeInvoice? Invoice { get; set; }

    public long Total => Items.Sum(x => x.Total);

    public Uri Page => new(root, $"c/pay/{Id}");

    public string? SuccessUrl => Given.Text("success_url")?.Replace("{CHECKOUT_SESSION_ID}", Id, StringComparison.Ordinal);

    private bool IsHosted => Given.Text("ui_mode") is null or "hosted" or "hosted_page";

    public override void Write(StripeWriter json)
    {
        json.Null("adaptive_pricing", "after_expiration");
        json.Kept("allow_promotion_codes", Given.Raw("allow_promotion_codes"));
        json.Number("amount_subtotal", Total);
        json.Number("amount_total", Total);
        json.Begin("automatic_tax");
        json.Flag("enabled", false);
        json.Null("liability", "provider", "status");
        json.End();
        json.Text("billing_address_collection", Given.Text("billing_address_collection"));
        json.Text("cancel_url", Given.Text("cancel_url"));
        json.Text("client_reference_id", ClientReference);
        json.Text("client_secret", IsHosted ? null : $"{Id}_secret");
        json.Null("collected_information", "consent", "consent_collection");
        json.Number("created", Created);
        json.Text("currency", Currency);
        json.Null("currency_conversion");
        json.EmptyList("custom_fields");
        json.Begin("custom_text");
        json.Null("after_submit", "shipping_address", "submit", "terms_of_service_acceptance");
        json.End();
        json.Reference("customer", Customer?.Id);
        json.Null("customer_account");
        json.Text("customer_creation", Mode == "payment" ? Given.Text("customer_creation") ?? "if_required" : null);
        WriteCustomer(json);
        json.Text("customer_email", Given.Text("customer_email"));
        json.EmptyList("discounts");
        json.Number("expires_at", ExpiresAt);
        json.Reference("invoice", Invoice?.Id);
        json.Null("invoice_creation");
        json.ListIfAsked("line_items", $"/v1/checkout/sessions/{Id}/line_items", () => Items);
        json.Flag("livemode", false);
        json.Text("locale", Given.Text("locale"));
        json.Metadata(Metadata);
        json.Text("mode", Mode);
        json.Null("origin_context");
        json.Reference("payment_intent", Intent?.Id);
        json.Null("payment_link");
        json.Text("payment_method_collection", Mode == "payment" ? "if_required" : "always");
        json.Null("payment_method_configuration_details");
        json.EmptyObject("payment_method_options");
        json.Texts("payment_method_types", ["card"]);
        json.Text("payment_status", PaymentStatus);
        json.Null("permissions");
        json.Begin("phone_number_collection");
        json.Flag("enabled", false);
        json.End();
        json.Null("recovered_from", "saved_payment_method_options", "setup_intent", "shipping_address_collection", "shipping_cost");
        json.EmptyList("shipping_options");
        json.Text("status", Status);
        json.Text("submit_type", Given.Text("submit_type"));
        json.Reference("subscription", Subscription?.Id);
        json.Text("success_url", Given.Text("success_url"));
        json.Begin("total_details");
        json.Number("amount_discount", 0);
        json.Number("amount_shipping", 0);
        json.Number("amount_tax", 0);
        json.End();
        json.Text("ui_mode", Given.Text("ui_mode") ?? "hosted_page");
        json.Text("url", Status == "open" && IsHosted ? Page.AbsoluteUri : null);
        json.Null("wallet_options");
    }

    private void WriteCustomer(StripeWriter json)
    {
        if (Email is null)
        {
            json.Null("customer_details");
            return;
        }

        json.Begin("customer_details");
        json.Null("address", "business_name");
        json.Text("email", Email);
        json.Null("individual_name", "name", "phone");
        json.Text("tax_exempt", "none");
        json.EmptyList("tax_ids");
        json.End();
    }
}
