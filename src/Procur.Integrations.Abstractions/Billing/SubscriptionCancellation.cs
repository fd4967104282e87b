namespace Procur.Integrations;

/// <summary>Ends a subscription.</summary>
public sealed record SubscriptionCancellation : IntegrationRequest
{
    /// <summary>The service's id of the subscription.</summary>
    public required string SubscriptionId { get; init; }

    /// <summary>Whether what is paid for is served to its end first.</summary>
    public bool AtPeriodEnd { get; init; }
}
