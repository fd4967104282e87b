using System.Diagnostics;
using Procur.Integrations.Connections;
using Procur.Integrations.Telemetry;

namespace Procur.Integrations.Webhooks;

/// <summary>Handles one event and says what came of it.</summary>
internal sealed class WebhookRunner(WebhookDispatcher dispatcher, ConnectionHost host)
{
    private readonly WebhookReport report = new(host);

    /// <summary>Whether somebody's answer to it is the service's answer.</summary>
    public bool IsAnswered(WebhookEvent webhookEvent, Connection connection) => dispatcher.IsAnswered(webhookEvent, connection);

    public async Task<WebhookRun> RunAsync(
        Connection connection,
        IWebhookReceiver receiver,
        WebhookEvent webhookEvent,
        RawWebhook webhook,
        string? secret,
        WebhookProgress progress,
        CancellationToken cancellationToken
    )
    {
        var begun = host.Time.GetTimestamp();
        var run = await dispatcher
            .HandleAsync(connection, receiver, webhookEvent, webhook, progress, cancellationToken)
            .ConfigureAwait(false);
        var (operation, outcome) = run.State switch
        {
            WebhookRunState.Handled => ("webhook.handled", "done"),
            WebhookRunState.Unconfirmed => ("webhook.unconfirmed", "refused"),
            WebhookRunState.Unavailable => ("webhook.unconfirmed", "unavailable"),
            WebhookRunState.Lost => ("webhook.lost", "lost"),
            _ => ("webhook.failed", "failed"),
        };
        if (IntegrationTelemetry.WebhooksHandled.Enabled)
        {
            var tags = new TagList { { "integration", connection.Descriptor.Key }, { "outcome", outcome } };
            IntegrationTelemetry.WebhooksHandled.Add(1, tags);
        }

        var detail = $"{webhookEvent.Type} {webhookEvent.Id}";
        detail = secret is null ? detail : $"{detail}; signed with {secret}";
        detail = run.Reason is null ? detail : $"{detail}; {run.Reason}";
        await report
            .AuditAsync(connection.Descriptor.Key, connection.Id, operation, outcome, detail, host.Time.GetElapsedTime(begun))
            .ConfigureAwait(false);
        return run;
    }
}
