using Procur.Integrations;
using Procur.Integrations.Webhooks;

namespace Procurement.Hosting;

internal sealed class PaymentHandler(Arrivals arrivals) : IWebhookHandler<IPaymentEvent>
{
    public Task HandleAsync(IPaymentEvent webhookEvent, CancellationToken cancellationToken)
    {
        arrivals.Paid(webhookEvent.Payment);
        return Task.CompletedTask;
    }
}
