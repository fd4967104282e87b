namespace Procur.Integrations.Webhooks;

/// <summary>Acts on events of a type: a service's own (<c>StripePaymentIntentSucceeded</c>), a common one (<see cref="IPaymentEvent"/>), or every <see cref="WebhookEvent"/>.</summary>
/// <typeparam name="TEvent">An event is handed over where it is of this type.</typeparam>
/// <remarks>
/// Called at least once an event: where a handler throws, it is called again, because the service is told to send the event again or because a durable inbox
/// has it. Resolved from a scope of its own.
/// </remarks>
public interface IWebhookHandler<in TEvent>
    where TEvent : class
{
    /// <summary>Acts on one event. What it throws makes the event come again.</summary>
    Task HandleAsync(TEvent webhookEvent, CancellationToken cancellationToken);
}
