using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Webhooks;

/// <summary>What came, as far as it is kept.</summary>
/// <param name="ReceivedAt">When (UTC).</param>
/// <param name="Body">The bytes as they came.</param>
/// <param name="Headers">The headers that the provider needs again.</param>
/// <param name="Ticket">What the token in the address stood for.</param>
internal sealed record WebhookContent(
    DateTimeOffset ReceivedAt,
    ReadOnlyMemory<byte> Body,
    IReadOnlyList<WireHeader> Headers,
    CallbackTicket? Ticket
)
{
    /// <summary>The arrival again. Its address and its other headers are not kept: only a verification wants them, and that was before.</summary>
    public RawWebhook ToRaw() => new(Body, Find, ReceivedAt) { Ticket = Ticket };

    private string? Find(string name)
    {
        foreach (var header in Headers)
        {
            if (string.Equals(header.Name, name, StringComparison.OrdinalIgnoreCase))
            {
                return header.Value;
            }
        }

        return null;
    }
}
