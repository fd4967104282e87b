using Procur.Integrations;
using Procur.Integrations.Webhooks;

namespace WebhookHost.Business;

/// <summary>Acts on what services tell. Called at least once an event: what it does is keyed by the event's id.</summary>
internal sealed class SuccessHandler(EventDiary diary) : IWebhookHandler<WebhookEvent>
{
    public Task HandleAsync(WebhookEvent webhookEvent, CancellationToken cancellationToken)
    {
        if (webhookEvent is IPaymentEvent { Payment: { Status: PaymentStatus.Succeeded, Reference: { } reference } payment })
        {
            diary.Note(webhookEvent, reference, payment.Status);
        }

        return Task.CompletedTask;
    }
}
