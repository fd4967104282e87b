using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>Has an event confirmed and hands it to those who act on it.</summary>
internal sealed class WebhookDispatcher(IEnumerable<WebhookHandlerRegistration> registrations, IServiceScopeFactory scopes, ILogger logger)
{
    private readonly WebhookHandlerRegistration[] handlers = [.. registrations];

    /// <summary>Whether a responder takes it, as it was read.</summary>
    public bool IsAnswered(WebhookEvent webhookEvent, Connection connection) =>
        handlers.Any(handler => handler.IsResponder && handler.Takes(webhookEvent, connection.Registration));

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
        string? error = null;
        var isToNote = false;
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

            if (isToNote && await NoteAsync(connection, progress, cancellationToken).ConfigureAwait(false) is { } ended)
            {
                return ended;
            }

            var problem = await RunAsync(handler, connection, receiver, confirmed, progress, cancellationToken).ConfigureAwait(false);
            isToNote = problem is null;
            error ??= problem;
        }

        return new WebhookRun(error is null ? WebhookRunState.Handled : WebhookRunState.Failed)
        {
            Answer = progress.Answer,
            Reason = error is null ? null : "a handler failed",
            Error = error,
        };
    }

    /// <summary>Null where the handling may go on.</summary>
    private async ValueTask<WebhookRun?> NoteAsync(Connection connection, WebhookProgress progress, CancellationToken cancellationToken)
    {
        try
        {
            return await progress.NoteAsync(cancellationToken).ConfigureAwait(false)
                ? null
                : new WebhookRun(WebhookRunState.Lost) { Reason = "another process has taken it over" };
        }
        catch (IntegrationException e)
        {
            WebhookLog.NotNoted(logger, e, connection.Descriptor.Key, connection.Id.Name);
            return new WebhookRun(WebhookRunState.Failed) { Reason = "which handlers have run could not be stored" };
        }
        catch (OperationCanceledException)
        {
            return new WebhookRun(WebhookRunState.Failed) { Reason = "it was ended before its time" };
        }
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

            progress.Confirmed = said.Event with { Source = webhookEvent.Source, IsStale = webhookEvent.IsStale };
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

    /// <summary>Null where it has run; else what failed, without content.</summary>
    private async Task<string?> RunAsync(
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
            return null;
        }
#pragma warning disable CA1031 // Whatever a host's handler throws is logged, and makes the event come again.
        catch (Exception e)
#pragma warning restore CA1031
        {
            WebhookLog.HandlerFailed(logger, e, connection.Descriptor.Key, connection.Id.Name, handler.Name);
            return $"{handler.Name} failed with {e.GetType().Name}";
        }
    }
}
