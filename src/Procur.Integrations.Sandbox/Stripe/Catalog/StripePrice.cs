using System.Globalization;

namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>What a product costs, once or again and again.</summary>
internal sealed class StripePrice(DateTimeOffset created, string currency, long amount, StripeProduct product, StripeInterval? interval)
    : StripeObject(StripeIds.New("price"), created)
{
    public override string Kind => "price";

    public string Currency { get; } = currency;

    /// <summary>In the smallest unit, for one.</summary>
    public long Amount { get; } = amount;

    public StripeProduct Product { get; } = product;

    /// <summary>How often; null for once.</summary>
    public StripeInterval? Interval { get; } = interval;

    public bool Active { get; set; } = true;

    public string? LookupKey { get; set; }

    public string? Nickname { get; set; }

    public string TaxBehavior { get; set; } = "unspecified";

    public override void Write(StripeWriter json)
    {
        json.Flag("active", Active);
        json.Text("billing_scheme", "per_unit");
        json.Number("created", Created);
        json.Text("currency", Currency);
        json.Null("custom_unit_amount");
        json.Flag("livemode", false);
        json.Text("lookup_key", LookupKey);
        json.Metadata(Metadata);
        json.Text("nickname", Nickname);
        json.Reference("product", Product.Id);
        if (Interval is null)
        {
            json.Null("recurring");
        }
        else
        {
            json.Begin("recurring");
            json.Text("interval", Interval.Unit);
            json.Number("interval_count", Interval.Count);
            json.Null("meter", "trial_period_days");
            json.Text("usage_type", "licensed");
            json.End();
        }

        json.Text("tax_behavior", TaxBehavior);
        json.Null("tiers_mode", "transform_quantity");
        json.Text("type", Interval is null ? "one_time" : "recurring");
        json.Number("unit_amount", Amount);
        json.Text("unit_amount_decimal", Amount.ToString(CultureInfo.InvariantCulture));
    }
}
