using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>Has an event confirmed and hands it to those who act on it.</summary>
internal sealed class WebhookDispatcher(IEnumerable<WebhookHandlerRegistration> registrations, IServiceScopeFactory scopes, ILogger logger)
{
    private readonly WebhookHandlerRegistration[] handlers = [.. registrations];

    public async Task<WebhookRun> HandleAsync(
        Connection connection,
        IWebhookReceiver receiver,
        WebhookEvent webhookEvent,
        RawWebhook webhook,
        WebhookProgress progress,
        CancellationToken cancellationToken
    )
    {
        if (progress.Confirmed is null)
        {
            var refusal = await ConfirmAsync(connection, webhookEvent, webhook, progress, cancellationToken).ConfigureAwait(false);
            if (refusal is not null)
            {
                return refusal;
            }
        }

        var confirmed = progress.Confirmed!;
        var failed = false;
        foreach (var handler in handlers)
        {
            if (
                !handler.Takes(confirmed, connection.Registration)
                || progress.IsCompleted(handler.Name)
                || (handler.IsResponder && progress.Answer is not null)
            )
            {
                continue;
            }

            failed |= !await RunAsync(handler, connection, receiver, confirmed, progress, cancellationToken).ConfigureAwait(false);
        }

        return new WebhookRun(failed ? WebhookRunState.Failed : WebhookRunState.Handled)
        {
            Answer = progress.Answer,
            Reason = failed ? "a handler failed" : null,
        };
    }

    private async Task<WebhookRun?> ConfirmAsync(
        Connection connection,
        WebhookEvent webhookEvent,
        RawWebhook webhook,
        WebhookProgress progress,
        CancellationToken cancellationToken
    )
    {
        if (!connection.TryGet<IWebhookConfirmation>(out var confirmation))
        {
            progress.Confirmed = webhookEvent;
            return null;
        }

        try
        {
            var said = await confirmation.ConfirmAsync(webhookEvent, webhook, cancellationToken).ConfigureAwait(false);
            if (said.Event is null)
            {
                return new WebhookRun(WebhookRunState.Unconfirmed) { Reason = said.Reason };
            }

            progress.Confirmed = said.Event with { Source = webhookEvent.Source };
            return null;
        }
        catch (IntegrationException e)
        {
            WebhookLog.NotConfirmed(logger, e, connection.Descriptor.Key, connection.Id.Name);
            return new WebhookRun(WebhookRunState.Unavailable) { Reason = "the service could not be asked" };
        }
#pragma warning disable CA1031 // Logged and answered as failed: those who wait for the event must not wait for ever.
        catch (Exception e)
#pragma warning restore CA1031
        {
            WebhookLog.NotConfirmed(logger, e, connection.Descriptor.Key, connection.Id.Name);
            return new WebhookRun(WebhookRunState.Failed) { Reason = "the confirmation failed" };
        }
    }

    private async Task<bool> RunAsync(
        WebhookHandlerRegistration handler,
        Connection connection,
        IWebhookReceiver receiver,
        WebhookEvent webhookEvent,
        WebhookProgress progress,
        CancellationToken cancellationToken
    )
    {
        try
        {
            var scope = scopes.CreateAsyncScope();
            await using (scope.ConfigureAwait(false))
            {
                var answer = await handler.RunAsync(scope.ServiceProvider, webhookEvent, receiver, cancellationToken).ConfigureAwait(false);
                progress.Answer ??= answer;
            }

            progress.Complete(handler.Name);
            return true;
        }
#pragma warning disable CA1031 // Whatever a host's handler throws is logged, and makes the service send the event again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            WebhookLog.HandlerFailed(logger, e, connection.Descriptor.Key, connection.Id.Name, handler.Name);
            return false;
        }
    }
}
