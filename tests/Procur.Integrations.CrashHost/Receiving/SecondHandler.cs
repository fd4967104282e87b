using Procur.Integrations.Webhooks;

namespace Procur.Integrations.CrashHost;

/// <summary>Another one for the same events: each is completed by itself.</summary>
internal sealed class SecondHandler(EffectNotes notes, KillPoint point) : IWebhookHandler<WebhookEvent>
{
    public async Task HandleAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        await notes.ApplyAsync("second", webhookEvent.Id);
        point.Pass("handled-by-second");
    }
}
