using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Email;

/// <summary>Writes down who must not be mailed again: after a lasting bounce, a complaint, an unsubscription, from whichever service.</summary>
internal sealed class EmailSuppressionFeed(IEmailSuppressions suppressions) : IWebhookHandler<IEmailDeliveryEvent>
{
    public async Task HandleAsync(IEmailDeliveryEvent webhookEvent, CancellationToken cancellationToken)
    {
        if (
            webhookEvent is not WebhookEvent told
            || webhookEvent.Recipient is not { Length: > 0 } address
            || ReasonOf(webhookEvent) is not { } reason
        )
        {
            return;
        }

        var suppression = new EmailSuppression(told.Source.Tenant, address, reason)
        {
            Integration = told.Source.Integration,
            Since = told.OccurredAt,
        };
        await suppressions.AddAsync(suppression, cancellationToken).ConfigureAwait(false);
    }

    private static EmailSuppressionReason? ReasonOf(IEmailDeliveryEvent told) =>
        told.Kind switch
        {
            EmailDeliveryKind.Bounced when told.IsPermanent == true => EmailSuppressionReason.Bounce,
            EmailDeliveryKind.Complained => EmailSuppressionReason.Complaint,
            EmailDeliveryKind.Unsubscribed => EmailSuppressionReason.Unsubscribe,
            _ => null,
        };
}
