using Procur.Integrations.Webhooks;

namespace Procur.Integrations.CrashHost;

/// <summary>Does what an event says, passes the points around it, and dies of poison.</summary>
internal sealed class FirstHandler(EffectNotes notes, KillPoint point, HandlerPace pace) : IWebhookHandler<WebhookEvent>
{
    public async Task HandleAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        if (webhookEvent.Id.Contains("poison", StringComparison.Ordinal))
        {
            new KillPoint(("poison", 1)).Pass("poison");
        }

        point.Pass("handling");
        await pace.WaitAsync(webhookEvent.Id, cancellationToken);
        await notes.ApplyAsync("first", webhookEvent.Id);
        point.Pass("handled");
    }
}
