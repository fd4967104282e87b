using Procur.Integrations;
using Procur.Integrations.Webhooks;

internal sealed class PaidHandler(TaskCompletionSource<string> paid) : IWebhookHandler<IPaymentEvent>
{
    public Task HandleAsync(IPaymentEvent webhookEvent, CancellationToken cancellationToken)
    {
        paid.TrySetResult($"{webhookEvent.Payment?.Reference} {webhookEvent.Payment?.Status}");
        return Task.CompletedTask;
    }
}
