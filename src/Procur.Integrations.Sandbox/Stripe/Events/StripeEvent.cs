namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Something that happened, with the object as it was then.</summary>
internal sealed class StripeEvent(DateTimeOffset created, string type, ReadOnlyMemory<byte> data)
    : StripeObject(StripeIds.New("evt"), created)
{
    public override string Kind => "event";

    public string Type { get; } = type;

    public string ApiVersion { get; init; } = StripeVersion.Current;

    public string? RequestId { get; init; }

    public string? IdempotencyKey { get; init; }

    public byte[]? PreviousAttributes { get; init; }

    public int PendingWebhooks { get; set; }

    public override void Write(StripeWriter json) => Write(json, ApiVersion);

    /// <summary>The event as a receiver gets it, in the version of its endpoint.</summary>
    public byte[] Document(string version) =>
        StripeWriter.Document(
            new StripeObjects(),
            StripeExpansion.None,
            json =>
            {
                json.Json.WriteStartObject();
                json.Text("id", Id);
                json.Text("object", Kind);
                Write(json, version);
                json.Json.WriteEndObject();
            }
        );

    private void Write(StripeWriter json, string version)
    {
        json.Text("api_version", version);
        json.Number("created", Created);
        json.Begin("data");
        json.Json.WritePropertyName("object");
        json.Json.WriteRawValue(data.Span, skipInputValidation: true);
        if (PreviousAttributes is { } previous)
        {
            json.Json.WritePropertyName("previous_attributes");
            json.Json.WriteRawValue(previous, skipInputValidation: true);
        }

        json.End();
        json.Flag("livemode", false);
        json.Number("pending_webhooks", PendingWebhooks);
        json.Begin("request");
        json.Text("id", RequestId);
        json.Text("idempotency_key", IdempotencyKey);
        json.End();
        json.Text("type", Type);
    }
}
