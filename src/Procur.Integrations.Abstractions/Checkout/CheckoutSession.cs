namespace Procur.Integrations;

/// <summary>A checkout as the service knows it.</summary>
public sealed record CheckoutSession
{
    /// <summary>The service's id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required CheckoutStatus Status { get; init; }

    /// <summary>The service's own word for where it stands.</summary>
    public required string ProviderStatus { get; init; }

    /// <summary>Where to send the payer; null once he is done.</summary>
    public Uri? Url { get; init; }

    /// <summary>Whether the money is there.</summary>
    public bool IsPaid { get; init; }

    /// <summary>The total.</summary>
    public Money? Total { get; init; }

    /// <summary>The service's id of the payment behind it, once there is one.</summary>
    public string? PaymentId { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>When it expires (UTC).</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;
}
