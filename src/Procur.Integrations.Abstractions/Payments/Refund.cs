namespace Procur.Integrations;

/// <summary>A refund as the service knows it.</summary>
public sealed record Refund
{
    /// <summary>The service's id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required RefundStatus Status { get; init; }

    /// <summary>The service's own word for where it stands.</summary>
    public required string ProviderStatus { get; init; }

    /// <summary>What is given back.</summary>
    public Money? Amount { get; init; }

    /// <summary>The service's id of the payment.</summary>
    public string? PaymentId { get; init; }

    /// <summary>The settlement it names.</summary>
    public string? SettlementId { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>Why it failed, in the service's word.</summary>
    public string? FailureReason { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;
}
