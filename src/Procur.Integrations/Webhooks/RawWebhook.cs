namespace Procur.Integrations.Webhooks;

/// <summary>A webhook as it came: the bytes of its body and a look-up of its headers. Nothing has been parsed.</summary>
public sealed class RawWebhook
{
    private readonly Func<string, string?> header;

    /// <summary>Takes a webhook.</summary>
    /// <param name="body">The bytes as they came.</param>
    /// <param name="header">Finds a header's value, in any casing of its name; null where it is absent.</param>
    /// <param name="receivedAt">When it came (UTC).</param>
    public RawWebhook(ReadOnlyMemory<byte> body, Func<string, string?> header, DateTimeOffset receivedAt)
    {
        ArgumentNullException.ThrowIfNull(header);
        Body = body;
        this.header = header;
        ReceivedAt = receivedAt;
    }

    /// <summary>The bytes as they came.</summary>
    public ReadOnlyMemory<byte> Body { get; }

    /// <summary>When it came (UTC).</summary>
    public DateTimeOffset ReceivedAt { get; }

    /// <summary>The HTTP method.</summary>
    public string Method { get; init; } = "POST";

    /// <summary>All headers, where the host hands them over; a digest of them is kept with a stored event.</summary>
    public IReadOnlyList<Wire.WireHeader>? Headers { get; init; }

    /// <summary>The address as the service called it, behind proxies too; some services sign it. Null where the webhook comes out of a durable inbox.</summary>
    public Uri? Url { get; init; }

    /// <summary>The one-time or connection token in the address, where there was one.</summary>
    public CallbackTicket? Ticket { get; init; }

    /// <summary>A header's value.</summary>
    /// <returns>Null where it is absent.</returns>
    public string? Header(string name) => header(name);
}
