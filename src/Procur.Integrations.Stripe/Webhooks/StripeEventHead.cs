namespace Procur.Integrations.Stripe;

/// <summary>What every event says of itself, as it was read.</summary>
internal struct StripeEventHead
{
    public string? Id { get; set; }

    public string? Type { get; set; }

    public bool IsThin { get; set; }

    public DateTimeOffset? Created { get; set; }

    public bool? Livemode { get; set; }

    public string? Account { get; set; }

    public string? ApiVersion { get; set; }

    /// <summary>The event as it came.</summary>
    public ReadOnlyMemory<byte> Utf8 { get; set; }

    /// <summary>What it speaks of: the bytes of <c>data.object</c>.</summary>
    public ReadOnlyMemory<byte> Object { get; set; }

    public string? ObjectId { get; set; }

    public string? RelatedId { get; set; }

    public string? RelatedType { get; set; }

    public string? RelatedUrl { get; set; }
}
