namespace Procur.Integrations.Webhooks;

/// <summary>What to handle again: one event, or those of a filter.</summary>
internal sealed record WebhookReplay
{
    public long? Id { get; init; }

    public StoredWebhookFilter? Filter { get; init; }
}
