using System.Collections.Concurrent;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.System.Tests.Tenants;

/// <summary>Keeps what the handlers saw.</summary>
internal sealed class Handled : IWebhookHandler<WebhookEvent>
{
    private readonly ConcurrentQueue<WebhookEvent> events = new();

    public IReadOnlyCollection<WebhookEvent> Events => events;

    public Task HandleAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        events.Enqueue(webhookEvent);
        return Task.CompletedTask;
    }
}
