using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.SendGrid;

/// <summary>Settles a lost answer by the first event of its mail: what SendGrid tells of, it has taken.</summary>
internal sealed class SendGridConfirmation(Connection connection) : IWebhookConfirmation
{
    public async ValueTask<WebhookConfirmation> ConfirmAsync(
        WebhookEvent webhookEvent,
        RawWebhook webhook,
        CancellationToken cancellationToken
    )
    {
        if (webhookEvent is SendGridEmailEvent told && SendGridArguments.JournalIdIn(told.Arguments, connection.Id) is { } id)
        {
            await connection
                .SettleAsync(id, OutcomeResolution.TookEffect(202, default, "event webhook"), cancellationToken)
                .ConfigureAwait(false);
        }

        return WebhookConfirmation.Confirmed(webhookEvent);
    }
}
