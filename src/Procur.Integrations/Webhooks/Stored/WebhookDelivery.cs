using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Webhooks;

/// <summary>One verified arrival with all its events, as it is kept.</summary>
/// <param name="Connection">To whom it came.</param>
/// <param name="ReceivedAt">When (UTC).</param>
/// <param name="Body">The bytes as they came.</param>
/// <param name="Events">Its events, at least one.</param>
internal sealed record WebhookDelivery(
    ConnectionId Connection,
    DateTimeOffset ReceivedAt,
    ReadOnlyMemory<byte> Body,
    IReadOnlyList<WebhookDelivered> Events
)
{
    /// <summary>The headers that the provider needs again.</summary>
    public IReadOnlyList<WireHeader> Headers { get; init; } = [];

    /// <summary>SHA-256 of all headers, to tell the arrival in a proxy's log; null where they are not known.</summary>
    public string? HeadersHash { get; init; }

    /// <summary>The name of the secret that matched.</summary>
    public string? Secret { get; init; }

    /// <summary>What the token in the address stood for, without the token.</summary>
    public CallbackTicket? Ticket { get; init; }

    /// <summary>How old a copy may be and still be accepted by its signature; null where the signature says no time, and then the ids are kept for good.</summary>
    public TimeSpan? Tolerance { get; init; }

    /// <summary>How long a claim lasts that is made with the accepting, for events whose answer is awaited.</summary>
    public TimeSpan HeldFor { get; init; }
}
