namespace Procur.Integrations;

/// <summary>A subscription as the service knows it.</summary>
public sealed record Subscription
{
    /// <summary>The service's id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required SubscriptionStatus Status { get; init; }

    /// <summary>The service's own word for where it stands.</summary>
    public required string ProviderStatus { get; init; }

    /// <summary>The service's id of the customer.</summary>
    public string? CustomerId { get; init; }

    /// <summary>The service's id of the price.</summary>
    public string? PriceId { get; init; }

    /// <summary>How many of it.</summary>
    public int Quantity { get; init; } = 1;

    /// <summary>When the paid period ends (UTC).</summary>
    public DateTimeOffset? CurrentPeriodEnd { get; init; }

    /// <summary>Whether it ends with the paid period.</summary>
    public bool CancelsAtPeriodEnd { get; init; }

    /// <summary>What the payer has to do next, if anything.</summary>
    public NextAction? NextAction { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;
}
