using Procur.Integrations;
using Procur.Integrations.Webhooks;

namespace Procurement.Hosting;

internal sealed class SignatureHandler(Arrivals arrivals) : IWebhookHandler<ISignatureEvent>
{
    public Task HandleAsync(ISignatureEvent webhookEvent, CancellationToken cancellationToken)
    {
        arrivals.Signed(webhookEvent.Envelope);
        return Task.CompletedTask;
    }
}
