namespace Procur.Integrations.Webhooks;

/// <summary>What is answered to a webhook.</summary>
/// <param name="Status">The HTTP status.</param>
public sealed record WebhookAnswer(int Status)
{
    /// <summary>200 without a body.</summary>
    public static WebhookAnswer Ok { get; } = new(200);

    /// <summary>The body.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The media type of the body.</summary>
    public string? ContentType { get; init; }

    /// <summary>Headers of the answer.</summary>
    public IReadOnlyList<Wire.WireHeader> Headers { get; init; } = [];
}
