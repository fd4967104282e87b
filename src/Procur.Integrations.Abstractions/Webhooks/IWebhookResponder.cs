namespace Procur.Integrations.Webhooks;

/// <summary>Answers events whose answer is the business, such as a validation request.</summary>
/// <typeparam name="TEvent">What is asked.</typeparam>
/// <typeparam name="TAnswer">What is answered.</typeparam>
public interface IWebhookResponder<in TEvent, TAnswer>
    where TEvent : WebhookEvent
{
    /// <summary>Answers one event within the service's deadline.</summary>
    Task<TAnswer> AnswerAsync(TEvent webhookEvent, CancellationToken cancellationToken);
}
