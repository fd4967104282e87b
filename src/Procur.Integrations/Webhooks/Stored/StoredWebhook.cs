namespace Procur.Integrations.Webhooks;

/// <summary>An event in the durable inbox.</summary>
/// <param name="Id">Under which it is kept.</param>
/// <param name="Source">To whom it came.</param>
/// <param name="EventId">The service's id of the event, or the SHA-256 of its content (<c>sha256:…</c>) where it has none or a very long one.</param>
/// <param name="Type">The service's own word for what happened.</param>
/// <param name="State">How far it is.</param>
public sealed record StoredWebhook(string Id, WebhookSource Source, string EventId, string Type, StoredWebhookState State)
{
    /// <summary>What it speaks of, as the service names it; null where that is not known.</summary>
    public string? EntityId { get; init; }

    /// <summary>How often it was tried.</summary>
    public int Attempts { get; init; }

    /// <summary>Why the last try failed: which handler, with which kind of exception. No content.</summary>
    public string? Error { get; init; }

    /// <summary>SHA-256 of all headers it came with, in lower-case hexadecimal digits; null where they were not known.</summary>
    public string? HeadersHash { get; init; }

    /// <summary>When it came (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; init; }

    /// <summary>When it happened by the service's clock (UTC).</summary>
    public DateTimeOffset? OccurredAt { get; init; }

    /// <summary>When it came to its end (UTC); null where it has not.</summary>
    public DateTimeOffset? ProcessedAt { get; init; }

    /// <summary>When it is tried next (UTC); null where it is being handled or at its end.</summary>
    public DateTimeOffset? NextAttemptAt { get; init; }

    /// <summary>Integration, type and id: the rest may be personal.</summary>
    public override string ToString() => $"{Source.Integration} {Type} {EventId}";
}
