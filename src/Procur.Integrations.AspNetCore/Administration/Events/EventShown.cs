using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>A stored event, without its content.</summary>
internal sealed record EventShown
{
    public required string Id { get; init; }

    public required string Integration { get; init; }

    public required string Tenant { get; init; }

    public required string Connection { get; init; }

    public required string EventId { get; init; }

    public required string Type { get; init; }

    public required string State { get; init; }

    public string? EntityId { get; init; }

    public int Attempts { get; init; }

    public string? Error { get; init; }

    public string? HeadersHash { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public DateTimeOffset? ProcessedAt { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public static EventShown Of(StoredWebhook stored) =>
        new()
        {
            Id = stored.Id,
            Integration = stored.Source.Integration,
            Tenant = stored.Source.Tenant,
            Connection = stored.Source.Connection,
            EventId = stored.EventId,
            Type = stored.Type,
            State = AdministrationWords.Of(stored.State),
            EntityId = stored.EntityId,
            Attempts = stored.Attempts,
            Error = stored.Error,
            HeadersHash = stored.HeadersHash,
            ReceivedAt = stored.ReceivedAt,
            OccurredAt = stored.OccurredAt,
            ProcessedAt = stored.ProcessedAt,
            NextAttemptAt = stored.NextAttemptAt,
        };
}
