namespace Procur.Integrations;

/// <summary>Gives money back.</summary>
public sealed record RefundRequest : IntegrationRequest
{
    /// <summary>The service's id of the payment.</summary>
    public required string PaymentId { get; init; }

    /// <summary>Which settlement of it, where there are several or the service asks for it (an M-Pesa receipt).</summary>
    public string? SettlementId { get; init; }

    /// <summary>How much; null gives back all that is left.</summary>
    public Money? Amount { get; init; }

    /// <summary>Why, in the service's vocabulary.</summary>
    public string? Reason { get; init; }

    /// <summary>The host's own reference of the refund.</summary>
    public string? Reference { get; init; }
}
