namespace Procur.Integrations.Webhooks;

/// <summary>
/// Completes verified events before a handler sees them, where the signature alone proves too little: a callback nobody signed is confirmed by a query,
/// a click is checked against the card it belongs to. Offered by a provider beside its receiver.
/// </summary>
public interface IWebhookConfirmation
{
    /// <summary>Confirms an event.</summary>
    /// <returns>The event as handlers may trust it, or why no handler sees it.</returns>
    /// <exception cref="IntegrationException">The service could not be asked: the webhook is answered 503 and comes again where the service repeats.</exception>
    ValueTask<WebhookConfirmation> ConfirmAsync(WebhookEvent webhookEvent, RawWebhook webhook, CancellationToken cancellationToken);
}
