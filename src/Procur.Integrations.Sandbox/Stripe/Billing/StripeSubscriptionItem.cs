namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>One thing that a subscription is for.</summary>
internal sealed class StripeSubscriptionItem(DateTimeOffset created, StripeSubscription subscription, StripePrice price, long quantity)
    : StripeObject("si_" + StripeIds.Text(14), created)
{
    public override string Kind => "subscription_item";

    public StripeSubscription Subscription { get; } = subscription;

    public StripePrice Price { get; set; } = price;

    public long Quantity { get; set; } = quantity;

    public override void Write(StripeWriter json)
    {
        json.Null("billing_thresholds");
        json.Number("created", Created);
        json.Number("current_period_end", Subscription.PeriodEnd);
        json.Number("current_period_start", Subscription.PeriodStart);
        json.EmptyList("discounts");
        json.Metadata(Metadata);
        json.Object("price", Price);
        json.Number("quantity", Quantity);
        json.Text("subscription", Subscription.Id);
        json.EmptyList("tax_rates");
    }
}
