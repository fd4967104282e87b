using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Webhooks;

/// <summary>Makes of a verified arrival what is kept of it.</summary>
internal static class WebhookDeliveries
{
    public static WebhookDelivery Of(
        Connection connection,
        IWebhookReceiver receiver,
        RawWebhook webhook,
        IReadOnlyList<WebhookArrived> events,
        string? secret
    )
    {
        var delivered = new WebhookDelivered[events.Count];
        for (var i = 0; i < events.Count; i++)
        {
            var (webhookEvent, index, isAnswered) = events[i];
            var fingerprint = WebhookIdentity.FingerprintOf(webhookEvent, webhook);
            delivered[i] = new WebhookDelivered(
                index,
                WebhookIdentity.KeyOf(webhookEvent, fingerprint),
                WebhookIdentity.Cut(webhookEvent.Type),
                fingerprint
            )
            {
                EntityId = webhookEvent.EntityId is { } entity ? WebhookIdentity.Cut(entity) : null,
                // An answer that is awaited is not held up by the entity's other events.
                Lane = isAnswered ? null : WebhookIdentity.LaneOf(connection.Id, webhookEvent.EntityId),
                OccurredAt = webhookEvent.OccurredAt,
                IsHeld = isAnswered,
            };
        }

        return new WebhookDelivery(connection.Id, webhook.ReceivedAt, webhook.Body, delivered)
        {
            Headers = Kept(receiver, webhook),
            HeadersHash = HashOf(webhook.Headers),
            Secret = secret,
            Ticket = webhook.Ticket is { } ticket ? ticket with { Token = "" } : null,
            Tolerance = receiver.StampTolerance,
        };
    }

    private static List<WireHeader> Kept(IWebhookReceiver receiver, RawWebhook webhook)
    {
        var kept = new List<WireHeader>(receiver.KeptHeaders.Count);
        foreach (var name in receiver.KeptHeaders)
        {
            if (webhook.Header(name) is { } value)
            {
                kept.Add(new WireHeader(name, value));
            }
        }

        return kept;
    }

    // Names in lower case, each with its value in a line of its own, sorted: the same whatever proxy has reordered them.
    private static string? HashOf(IReadOnlyList<WireHeader>? headers)
    {
        if (headers is null)
        {
            return null;
        }

        var lines = headers.Select(static header => $"{header.Name.ToUpperInvariant()}:{header.Value}\n").Order(StringComparer.Ordinal);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(string.Concat(lines))));
    }
}
