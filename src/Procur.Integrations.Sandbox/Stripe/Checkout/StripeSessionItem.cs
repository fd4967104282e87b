namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>One line of a checkout.</summary>
internal sealed class StripeSessionItem(DateTimeOffset created, StripePrice price, long quantity)
    : StripeObject(StripeIds.New("li"), created)
{
    public override string Kind => "item";

    public StripePrice Price { get; } = price;

    public long Quantity { get; } = quantity;

    public long Total => Price.Amount * Quantity;

    public override void Write(StripeWriter json)
    {
        json.Null("adjustable_quantity");
        json.Number("amount_discount", 0);
        json.Number("amount_subtotal", Total);
        json.Number("amount_tax", 0);
        json.Number("amount_total", Total);
        json.Text("currency", Price.Currency);
        json.Text("description", Price.Product.Name);
        json.Metadata(Metadata);
        json.Object("price", Price);
        json.Number("quantity", Quantity);
    }
}
