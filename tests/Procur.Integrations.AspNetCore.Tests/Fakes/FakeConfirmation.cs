using Procur.Integrations.Webhooks;

namespace Procur.Integrations.AspNetCore.Tests.Fakes;

public sealed class FakeConfirmation(Func<WebhookEvent, RawWebhook, ValueTask<WebhookConfirmation>> confirm) : IWebhookConfirmation
{
    public ValueTask<WebhookConfirmation> ConfirmAsync(
        WebhookEvent webhookEvent,
        RawWebhook webhook,
        CancellationToken cancellationToken
    ) => confirm(webhookEvent, webhook);
}
