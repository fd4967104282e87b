using System.Globalization;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>An event as its store tells of it.</summary>
/// <param name="Id">Under which it is kept.</param>
/// <param name="Connection">To whom it came.</param>
/// <param name="Key">By which copies are known.</param>
internal sealed record StoredWebhookRow(long Id, ConnectionId Connection, string Key)
{
    public string Type { get; init; } = "";

    public int Index { get; init; }

    public string? Batch { get; init; }

    public string? EntityId { get; init; }

    public StoredWebhookState State { get; init; }

    public int Attempts { get; init; }

    public string? Error { get; init; }

    public WebhookAnswer? Answer { get; init; }

    public string? HeadersHash { get; init; }

    public DateTimeOffset ReceivedAt { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }

    public DateTimeOffset? ProcessedAt { get; init; }

    public DateTimeOffset? NextAttemptAt { get; init; }

    public StoredWebhook ToPublic() =>
        new(
            Id.ToString(CultureInfo.InvariantCulture),
            new WebhookSource(Connection.Integration, Connection.Tenant, Connection.Name),
            Key,
            Type,
            State
        )
        {
            EntityId = EntityId,
            Attempts = Attempts,
            Error = Error,
            HeadersHash = HeadersHash,
            ReceivedAt = ReceivedAt,
            OccurredAt = OccurredAt,
            ProcessedAt = ProcessedAt,
            NextAttemptAt = NextAttemptAt,
        };
}
