using System.Collections.ObjectModel;

namespace Procur.Integrations;

/// <summary>A payment as the service knows it.</summary>
public sealed record Payment
{
    /// <summary>The service's id.</summary>
    public required string Id { get; init; }

    /// <summary>Where it stands.</summary>
    public required PaymentStatus Status { get; init; }

    /// <summary>The service's own word for where it stands.</summary>
    public required string ProviderStatus { get; init; }

    /// <summary>What was asked for; null where the service's answer does not say.</summary>
    public Money? Amount { get; init; }

    /// <summary>What was taken.</summary>
    public Money? AmountCaptured { get; init; }

    /// <summary>What was given back; null where the answer does not say.</summary>
    public Money? AmountRefunded { get; init; }

    /// <summary>The host's own reference.</summary>
    public string? Reference { get; init; }

    /// <summary>What the payer has to do next, if anything.</summary>
    public NextAction? NextAction { get; init; }

    /// <summary>Why the last try was declined; it may stand on a payment that is still open.</summary>
    public PaymentDecline? Decline { get; init; }

    /// <summary>The money that moved.</summary>
    public IReadOnlyList<Settlement> Settlements { get; init; } = [];

    /// <summary>The service's id of the customer.</summary>
    public string? CustomerId { get; init; }

    /// <summary>When it was made (UTC).</summary>
    public DateTimeOffset? CreatedAt { get; init; }

    /// <summary>The host's own names and values.</summary>
    public IReadOnlyDictionary<string, string> Metadata { get; init; } = ReadOnlyDictionary<string, string>.Empty;

    /// <summary>Whether nothing further will happen to it, refunds aside.</summary>
    public bool IsFinal =>
        Status
            is PaymentStatus.Succeeded
                or PaymentStatus.Declined
                or PaymentStatus.Failed
                or PaymentStatus.Expired
                or PaymentStatus.Canceled;

    /// <summary>The service's own answer.</summary>
    public RawJson Raw { get; init; } = RawJson.Empty;
}
