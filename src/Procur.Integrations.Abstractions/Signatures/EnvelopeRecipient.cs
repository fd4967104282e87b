namespace Procur.Integrations;

/// <summary>One recipient of an envelope, and how far he is.</summary>
public sealed record EnvelopeRecipient
{
    /// <summary>The service's id, unique within the envelope.</summary>
    public required string Id { get; init; }

    /// <summary>What he does.</summary>
    public required RecipientKind Kind { get; init; }

    /// <summary>Where he stands.</summary>
    public required RecipientStatus Status { get; init; }

    /// <summary>The service's own word for where he stands.</summary>
    public required string ProviderStatus { get; init; }

    /// <summary>The name.</summary>
    public string? Name { get; init; }

    /// <summary>The e-mail address.</summary>
    public string? Email { get; init; }

    /// <summary>His turn: those of the same number go together, lower ones first.</summary>
    public int? Order { get; init; }

    /// <summary>The template's role.</summary>
    public string? Role { get; init; }

    /// <summary>The host's own id of an embedded signer; null where he signs by mail.</summary>
    public string? EmbeddedId { get; init; }

    /// <summary>When he was told (UTC).</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>When he opened it (UTC).</summary>
    public DateTimeOffset? DeliveredAt { get; init; }

    /// <summary>When he signed (UTC).</summary>
    public DateTimeOffset? SignedAt { get; init; }

    /// <summary>When he declined (UTC).</summary>
    public DateTimeOffset? DeclinedAt { get; init; }

    /// <summary>Why he declined, in his words.</summary>
    public string? DeclinedReason { get; init; }

    /// <summary>Whether he is a signer who has signed.</summary>
    public bool HasSigned => Kind == RecipientKind.Signer && Status is RecipientStatus.Signed or RecipientStatus.Completed;

    /// <summary>Id and status only: the rest is personal.</summary>
    public override string ToString() => $"EnvelopeRecipient {Id} {Status}";
}
