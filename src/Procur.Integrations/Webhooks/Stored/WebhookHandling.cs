using System.Diagnostics;
using Microsoft.Extensions.Options;
using Procur.Integrations.Connections;
using Procur.Integrations.Telemetry;

namespace Procur.Integrations.Webhooks;

/// <summary>Handles one claimed event.</summary>
internal sealed class WebhookHandling(
    IWebhookStore store,
    WebhookTakeUp takeUp,
    WebhookRunner runner,
    IOptionsMonitor<IntegrationWebhookOptions> options,
    ConnectionHost host
)
{
    public async Task<WebhookFinish> HandleAsync(
        ClaimedWebhook claimed,
        WebhookActive mine,
        WebhookReadings readings,
        CancellationToken stoppingToken
    )
    {
        var settings = options.CurrentValue;
        using var limit = new CancellationTokenSource(settings.HandlingTimeout, host.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, mine.Lost, stoppingToken);
        var progress = new WebhookProgress(claimed.Completed, (done, token) => new(store.NoteAsync(claimed.Lease, done, token)));
        using var activity = IntegrationTelemetry.Source.StartActivity("webhook.handle", ActivityKind.Consumer);
        var run = await RunAsync(claimed, readings, progress, either.Token).ConfigureAwait(false);
        Observe(activity, claimed.Connection, run);
        if (run.State == WebhookRunState.Lost)
        {
            mine.Lose();
        }

        // What the host's own end has broken off did not fail.
        return run.State is WebhookRunState.Failed or WebhookRunState.Unavailable && stoppingToken.IsCancellationRequested
            ? new WebhookFinish(claimed.Lease, StoredWebhookState.Pending) { IsUntried = true, Completed = progress.Completed }
            : WebhookFinishing.Of(claimed.Lease, claimed.Attempts, run, progress, settings.Inbox);
    }

    private static void Observe(Activity? activity, ConnectionId connection, WebhookRun run)
    {
        if (activity is null)
        {
            return;
        }

        activity.SetTag("procur.integration", connection.Integration);
        activity.SetTag("procur.connection", connection.Name);
        activity.SetTag("procur.outcome", run.State == WebhookRunState.Handled ? "handled" : "failed");
        if (run.Reason is { } reason)
        {
            activity.SetStatus(ActivityStatusCode.Error, reason);
        }
    }

    private async Task<WebhookRun> RunAsync(
        ClaimedWebhook claimed,
        WebhookReadings readings,
        WebhookProgress progress,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var reading = await readings.GetAsync(claimed, () => ReadAsync(claimed, cancellationToken)).ConfigureAwait(false);
            if (reading is null)
            {
                return Failed("there is no such connection any more, or what came is kept no longer");
            }

            if (reading.Find(claimed.Index, claimed.Key) is not { } webhookEvent)
            {
                return Failed("the provider reads what came otherwise than before");
            }

            return await runner
                .RunAsync(
                    reading.Connection,
                    reading.Receiver,
                    webhookEvent with
                    {
                        IsStale = claimed.IsStale,
                    },
                    reading.Webhook,
                    claimed.Secret,
                    progress,
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return Failed("it was ended before its time");
        }
#pragma warning disable CA1031 // Logged and recorded as a failed try: one event that cannot be taken up must not end the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            WebhookLog.NotTakenUp(host.Logger, e, claimed.Connection.Integration, claimed.Connection.Name, claimed.Type);
            return new WebhookRun(WebhookRunState.Failed)
            {
                Reason = "it could not be taken up again",
                Error = $"it could not be taken up again: {e.GetType().Name}",
            };
        }
    }

    private async Task<WebhookReading?> ReadAsync(ClaimedWebhook claimed, CancellationToken cancellationToken) =>
        await takeUp.ContentAsync(claimed, cancellationToken).ConfigureAwait(false) is { } content
            ? await takeUp.ReadAsync(claimed.Connection, content, cancellationToken).ConfigureAwait(false)
            : null;

    private static WebhookRun Failed(string reason) => new(WebhookRunState.Failed) { Reason = reason };
}
