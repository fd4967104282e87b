using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>Makes stored events what they were when they came.</summary>
internal sealed class WebhookTakeUp(IWebhookStore store, WebhookRouter router)
{
    /// <summary>What came, loaded where the claim did not bring it.</summary>
    /// <returns>Null where it is kept no longer.</returns>
    public async Task<WebhookContent?> ContentAsync(ClaimedWebhook claimed, CancellationToken cancellationToken) =>
        claimed.Content ?? await store.LoadAsync(claimed.Lease.Id, cancellationToken).ConfigureAwait(false);

    /// <summary>The delivery, read once for all its events.</summary>
    /// <returns>Null where the connection is there no longer.</returns>
    /// <exception cref="IntegrationException">The provider cannot read it any more.</exception>
    public async ValueTask<WebhookReading?> ReadAsync(ConnectionId connection, WebhookContent content, CancellationToken cancellationToken)
    {
        if (await router.FindAsync(connection, cancellationToken).ConfigureAwait(false) is not { } found)
        {
            return null;
        }

        var raw = content.ToRaw();
        var source = new WebhookSource(connection.Integration, connection.Tenant, connection.Name);
        return new WebhookReading(
            found.Connection,
            found.Receiver,
            raw,
            [.. found.Receiver.Read(raw).Select(webhookEvent => webhookEvent with { Source = source })]
        );
    }
}
