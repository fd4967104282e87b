namespace Procur.Integrations.Webhooks;

/// <summary>Turns the answers of an <see cref="IWebhookResponder{TEvent, TAnswer}"/> into bytes. A receiver implements it for each kind of answer that its service understands.</summary>
/// <typeparam name="TAnswer">The answer as the host gives it.</typeparam>
public interface IWebhookAnswerWriter<in TAnswer>
{
    /// <summary>Writes an answer the way the service reads it.</summary>
    WebhookAnswer Write(WebhookEvent webhookEvent, TAnswer answer);
}
