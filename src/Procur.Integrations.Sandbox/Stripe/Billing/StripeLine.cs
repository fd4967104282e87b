using System.Globalization;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>One line of an invoice, and before that an item that waits for one.</summary>
internal sealed class StripeLine(DateTimeOffset created, StripeCustomer customer, string currency, long amount, long quantity)
    : StripeObject(StripeIds.New("il"), created)
{
    public override string Kind => "line_item";

    public StripeCustomer Customer { get; } = customer;

    public string Currency { get; set; } = currency;

    /// <summary>For all of it, in the smallest unit.</summary>
    public long Amount { get; set; } = amount;

    public long Quantity { get; set; } = quantity;

    public string? Description { get; set; }

    public bool Discountable { get; set; } = true;

    public StripePrice? Price { get; set; }

    public long PeriodStart { get; set; } = created.ToUnixTimeSeconds();

    public long PeriodEnd { get; set; } = created.ToUnixTimeSeconds();

    public StripeInvoice? Invoice { get; set; }

    public StripeSubscriptionItem? SubscriptionItem { get; set; }

    /// <summary>The invoice item that it comes from; null for one that a subscription made.</summary>
    public StripeInvoiceItem? Item { get; set; }

    public override void Write(StripeWriter json)
    {
        json.Number("amount", Amount);
        json.Text("currency", Currency);
        json.Text("description", Description);
        json.EmptyList("discount_amounts");
        json.Flag("discountable", Discountable);
        json.EmptyList("discounts");
        json.Text("invoice", Invoice?.Id);
        json.Flag("livemode", false);
        json.Metadata(Item?.Metadata ?? Metadata);
        WriteParent(json);
        WritePeriod(json);
        json.EmptyList("pretax_credit_amounts");
        WritePricing(json);
        json.Number("quantity", Quantity);
        json.Text("quantity_decimal", Quantity.ToString(CultureInfo.InvariantCulture));
        json.Text("subscription", SubscriptionItem?.Subscription.Id);
        json.Number("subtotal", Amount);
        json.EmptyList("taxes");
    }

    public void WritePeriod(StripeWriter json)
    {
        json.Begin("period");
        json.Number("end", PeriodEnd);
        json.Number("start", PeriodStart);
        json.End();
    }

    public void WritePricing(StripeWriter json)
    {
        json.Begin("pricing");
        if (Price is not null)
        {
            json.Begin("price_details");
            json.Text("price", Price.Id);
            json.Text("product", Price.Product.Id);
            json.End();
        }

        json.Text("type", "price_details");
        json.Text("unit_amount_decimal", (Quantity == 0 ? 0m : (decimal)Amount / Quantity).ToString(CultureInfo.InvariantCulture));
        json.End();
    }

    private void WriteParent(StripeWriter json)
    {
        json.Begin("parent");
        if (SubscriptionItem is { } from)
        {
            json.Null("invoice_item_details");
            json.Begin("subscription_item_details");
            json.Null("invoice_item");
            json.Flag("proration", false);
            json.Null("proration_details");
            json.Text("subscription", from.Subscription.Id);
            json.Text("subscription_item", from.Id);
            json.End();
            json.Text("type", "subscription_item_details");
        }
        else
        {
            json.Begin("invoice_item_details");
            json.Text("invoice_item", Item?.Id);
            json.Flag("proration", false);
            json.Null("proration_details", "subscription");
            json.End();
            json.Null("subscription_item_details");
            json.Text("type", "invoice_item_details");
        }

        json.End();
    }
}
