namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>A thin event: it says of what, and nothing more.</summary>
internal sealed class StripeThinEvent(DateTimeOffset created, string type, string? relatedId, string? relatedType, string? relatedUrl)
    : StripeObject("evt_test_65" + StripeIds.Text(30), created)
{
    private readonly string _created = created.UtcDateTime.ToString(
        "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
        System.Globalization.CultureInfo.InvariantCulture
    );

    public override string Kind => "v2.core.event";

    public string Type { get; } = type;

    public byte[] Document() => StripeWriter.Document(new StripeObjects(), StripeExpansion.None, json => json.Object(this));

    public override void Write(StripeWriter json)
    {
        json.Text("type", Type);
        json.Flag("livemode", false);
        json.Text("created", _created);
        if (relatedId is not null)
        {
            json.Begin("related_object");
            json.Text("id", relatedId);
            json.Text("type", relatedType);
            json.Text("url", relatedUrl);
            json.End();
        }
    }
}
