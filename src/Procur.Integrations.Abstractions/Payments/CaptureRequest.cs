namespace Procur.Integrations;

/// <summary>Takes money that is held.</summary>
public sealed record CaptureRequest : IntegrationRequest
{
    /// <summary>The service's id of the payment.</summary>
    public required string PaymentId { get; init; }

    /// <summary>How much of it; null takes all. The rest is released.</summary>
    public Money? Amount { get; init; }
}
