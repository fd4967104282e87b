namespace Procur.Integrations.Webhooks;

/// <summary>One event of a delivery, as it is kept.</summary>
/// <param name="Index">Which of the delivery's events it is.</param>
/// <param name="Key">By which copies are known within the connection; at most 255 characters.</param>
/// <param name="Type">The service's own word for what happened; at most 255 characters.</param>
/// <param name="Fingerprint">SHA-256 of its bytes.</param>
internal sealed record WebhookDelivered(int Index, string Key, string Type, ReadOnlyMemory<byte> Fingerprint)
{
    /// <summary>What it speaks of; null where that is not known.</summary>
    public string? EntityId { get; init; }

    /// <summary>The same for all events of one entity of the connection, and for no others; null where the entity is not known.</summary>
    public string? Lane { get; init; }

    /// <summary>When it happened by the service's clock (UTC).</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>Whether the one who accepts it handles it at once, for its answer is awaited: it is claimed with the same commit.</summary>
    public bool IsHeld { get; init; }
}
