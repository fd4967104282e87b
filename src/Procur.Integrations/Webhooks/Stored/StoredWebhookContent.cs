namespace Procur.Integrations.Webhooks;

/// <summary>What came of a stored event. It may be personal: show it to those alone whose it is.</summary>
/// <param name="Webhook">The event.</param>
public sealed record StoredWebhookContent(StoredWebhook Webhook)
{
    /// <summary>The event's own bytes as they came; null where they are kept no longer, or cannot be told from another's in the same delivery.</summary>
    public ReadOnlyMemory<byte>? Payload { get; init; }

    /// <summary>Other contents that came under the same id, kept as evidence and not handled.</summary>
    public IReadOnlyList<DifferingWebhook> Differing { get; init; } = [];

    /// <summary>Without the content.</summary>
    public override string ToString() => Webhook.ToString();
}
