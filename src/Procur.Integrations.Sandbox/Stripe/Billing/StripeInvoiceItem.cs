using System.Globalization;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Something to be put on a customer's invoice.</summary>
internal sealed class StripeInvoiceItem(DateTimeOffset created, StripeLine line) : StripeObject(StripeIds.New("ii"), created)
{
    public override string Kind => "invoiceitem";

    public StripeLine Line { get; } = line;

    public override void Write(StripeWriter json)
    {
        json.Number("amount", Line.Amount);
        json.Text("currency", Line.Currency);
        json.Reference("customer", Line.Customer.Id);
        json.Null("customer_account");
        json.Number("date", Created);
        json.Text("description", Line.Description);
        json.Flag("discountable", Line.Discountable);
        json.EmptyList("discounts");
        json.Reference("invoice", Line.Invoice?.Id);
        json.Flag("livemode", false);
        json.Metadata(Metadata);
        json.Number("net_amount", Line.Amount);
        json.Null("parent");
        Line.WritePeriod(json);
        Line.WritePricing(json);
        json.Flag("proration", false);
        json.Number("quantity", Line.Quantity);
        json.Text("quantity_decimal", Line.Quantity.ToString(CultureInfo.InvariantCulture));
        json.EmptyList("tax_rates");
        json.Null("test_clock");
    }
}
