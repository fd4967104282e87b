namespace Procur.Integrations;

/// <summary>Calls off a payment that was not captured.</summary>
public sealed record VoidRequest : IntegrationRequest
{
    /// <summary>The service's id of the payment.</summary>
    public required string PaymentId { get; init; }

    /// <summary>Why, in the service's vocabulary.</summary>
    public string? Reason { get; init; }
}
