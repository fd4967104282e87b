using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>A stored delivery, read again.</summary>
/// <param name="Connection">To whom it came.</param>
/// <param name="Receiver">Who read it.</param>
/// <param name="Webhook">What came.</param>
/// <param name="Events">All its events.</param>
internal sealed record WebhookReading(
    Connection Connection,
    IWebhookReceiver Receiver,
    RawWebhook Webhook,
    IReadOnlyList<WebhookEvent> Events
)
{
    /// <summary>One of its events.</summary>
    /// <param name="index">Its place when it was stored.</param>
    /// <param name="key">Its key then.</param>
    /// <returns>Null where the provider reads the delivery otherwise now, and no event has that key.</returns>
    public WebhookEvent? Find(int index, string key) =>
        index < Events.Count && Has(Events[index], key) ? Events[index] : Events.FirstOrDefault(webhookEvent => Has(webhookEvent, key));

    private bool Has(WebhookEvent webhookEvent, string key) =>
        WebhookIdentity.KeyOf(
            webhookEvent,
            // It counts only where the event has no id.
            webhookEvent.Id.Length == 0
                ? WebhookIdentity.FingerprintOf(webhookEvent, Webhook)
                : default
        ) == key;
}
