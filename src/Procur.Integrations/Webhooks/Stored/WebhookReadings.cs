using System.Collections.Concurrent;

namespace Procur.Integrations.Webhooks;

/// <summary>The deliveries of one claiming that held several events, each loaded and read once.</summary>
internal sealed class WebhookReadings
{
    private readonly ConcurrentDictionary<string, Lazy<Task<WebhookReading?>>> shared = new(StringComparer.Ordinal);

    public Task<WebhookReading?> GetAsync(ClaimedWebhook claimed, Func<Task<WebhookReading?>> read) =>
        claimed.Batch is { } batch
            ? shared.GetOrAdd($"{claimed.Connection}\n{batch}", static (_, make) => new Lazy<Task<WebhookReading?>>(make), read).Value
            : read();
}
