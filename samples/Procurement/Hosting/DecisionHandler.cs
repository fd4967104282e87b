using Procur.Integrations;
using Procur.Integrations.Webhooks;

namespace Procurement.Hosting;

internal sealed class DecisionHandler(Arrivals arrivals) : IWebhookHandler<IApprovalDecisionEvent>
{
    public Task HandleAsync(IApprovalDecisionEvent webhookEvent, CancellationToken cancellationToken)
    {
        arrivals.Decided(webhookEvent);
        return Task.CompletedTask;
    }
}
