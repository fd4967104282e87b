namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Something that is sold.</summary>
internal sealed class StripeProduct(string id, DateTimeOffset created) : StripeObject(id, created)
{
    public override string Kind => "product";

    public string Name { get; set; } = "";

    public bool Active { get; set; } = true;

    public string? Description { get; set; }

    public string? DefaultPrice { get; set; }

    public string? TaxCode { get; set; }

    public string? UnitLabel { get; set; }

    public string? StatementDescriptor { get; set; }

    public string? Url { get; set; }

    public IReadOnlyList<string> Images { get; set; } = [];

    public long Updated { get; set; } = created.ToUnixTimeSeconds();

    public override void Write(StripeWriter json)
    {
        json.Flag("active", Active);
        json.Number("created", Created);
        json.Reference("default_price", DefaultPrice);
        json.Text("description", Description);
        json.Texts("images", Images);
        json.Flag("livemode", false);
        json.EmptyList("marketing_features");
        json.Metadata(Metadata);
        json.Text("name", Name);
        json.Null("package_dimensions", "shippable");
        json.Text("statement_descriptor", StatementDescriptor);
        json.Text("tax_code", TaxCode);
        json.Text("type", "service");
        json.Text("unit_label", UnitLabel);
        json.Number("updated", Updated);
        json.Text("url", Url);
    }
}
