namespace Procur.Integrations;

/// <summary>Changes what a customer is subscribed to; what is null stays as it is.</summary>
public sealed record SubscriptionChange : IntegrationRequest
{
    /// <summary>The service's id of the subscription.</summary>
    public required string SubscriptionId { get; init; }

    /// <summary>The new price or plan.</summary>
    public string? PriceId { get; init; }

    /// <summary>The new quantity.</summary>
    public int? Quantity { get; init; }

    /// <summary>Whether the difference of the running period is charged or credited.</summary>
    public bool Prorate { get; init; } = true;
}
