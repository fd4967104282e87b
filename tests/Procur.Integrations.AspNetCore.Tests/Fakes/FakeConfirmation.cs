using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Fakes;

public sealed class FakeConfirmation(Func<WebhookEvent, WebhookConfirmation> confirm) : IWebhookConfirmation
{
    public ValueTask<WebhookConfirmation> ConfirmAsync(
        WebhookEvent webhookEvent,
        RawWebhook webhook,
        CancellationToken cancellationToken
    ) => ValueTask.FromResult(confirm(webhookEvent));
}
