namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>A customer.</summary>
internal sealed class StripeCustomer(DateTimeOffset created) : StripeObject("cus_" + StripeIds.Text(14), created)
{
    private readonly string _invoicePrefix = StripeIds.Text(8).ToUpperInvariant();

    public override string Kind => "customer";

    public bool Deleted { get; set; }

    public string? Email { get; set; }

    public string? Name { get; set; }

    public string? Phone { get; set; }

    public string? Description { get; set; }

    public string TaxExempt { get; set; } = "none";

    public long Balance { get; set; }

    public string? Currency { get; set; }

    public StripeParameters? Address { get; set; }

    public StripeValue? Shipping { get; set; }

    public IReadOnlyList<string> Locales { get; set; } = [];

    public string? DefaultMethod { get; set; }

    public long NextInvoice { get; set; } = 1;

    /// <summary>The next number of this customer's invoices.</summary>
    public string NumberInvoice() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{_invoicePrefix}-{NextInvoice++:0000}");

    public override void Write(StripeWriter json)
    {
        if (Deleted)
        {
            json.Flag("deleted", true);
            return;
        }

        if (Address is null)
        {
            json.Null("address");
        }
        else
        {
            json.Address("address", Address);
        }

        json.Number("balance", Balance);
        json.Number("created", Created);
        json.Text("currency", Currency);
        json.Null("customer_account", "default_source");
        json.Flag("delinquent", false);
        json.Text("description", Description);
        json.Null("discount");
        json.Text("email", Email);
        json.Text("invoice_prefix", _invoicePrefix);
        json.Begin("invoice_settings");
        json.Null("custom_fields");
        json.Reference("default_payment_method", DefaultMethod);
        json.Null("footer", "rendering_options");
        json.End();
        json.Flag("livemode", false);
        json.Metadata(Metadata);
        json.Text("name", Name);
        json.Number("next_invoice_sequence", NextInvoice);
        json.Text("phone", Phone);
        json.Texts("preferred_locales", Locales);
        json.Kept("shipping", Shipping);
        json.Text("tax_exempt", TaxExempt);
        json.Null("test_clock");
    }
}
