namespace Procur.Integrations.Webhooks;

/// <summary>
/// The durable inbox, for people: what came, what became of it, and having it handled again. There where a store is registered. Filter by tenant before showing
/// anything to one. Members are safe to call from many threads at once.
/// </summary>
public interface IStoredWebhooks
{
    /// <summary>Events, the newest first, without their content.</summary>
    /// <param name="filter">Which; the last 50 of all tenants by default.</param>
    /// <param name="from">The cursor of an earlier page.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ArgumentException">The cursor is none.</exception>
    /// <exception cref="IntegrationException">The store cannot be reached.</exception>
    Task<Page<StoredWebhook>> ListAsync(
        StoredWebhookFilter? filter = null,
        string? from = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>An event with what came.</summary>
    /// <returns>Null where there is none (any more).</returns>
    /// <exception cref="IntegrationException">The store cannot be reached.</exception>
    Task<StoredWebhookContent?> FindAsync(string id, CancellationToken cancellationToken = default);

    /// <summary>
    /// Has an event handled again: one that was handled by every handler, any other by those that have not run. Its attempts are counted anew.
    /// </summary>
    /// <param name="id">The event.</param>
    /// <param name="actor">Who wants it, for the audit trail.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>False where it is not there, is being handled right now, or its content is kept no longer.</returns>
    /// <exception cref="IntegrationException">The store cannot be reached.</exception>
    Task<bool> ReplayAsync(string id, string actor, CancellationToken cancellationToken = default);

    /// <summary>Has many events handled again, the oldest first, up to the filter's limit.</summary>
    /// <param name="filter">Which; name a state, such as <see cref="StoredWebhookState.Dead"/>, unless those that were handled are meant too.</param>
    /// <param name="actor">Who wants it, for the audit trail.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>How many will be.</returns>
    /// <exception cref="IntegrationException">The store cannot be reached.</exception>
    Task<int> ReplayAsync(StoredWebhookFilter filter, string actor, CancellationToken cancellationToken = default);

    /// <summary>Gives up an event that was not handled; its id stays known.</summary>
    /// <param name="id">The event.</param>
    /// <param name="actor">Who gives it up, for the audit trail.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>False where it is not there, is being handled right now, or has ended.</returns>
    /// <exception cref="IntegrationException">The store cannot be reached.</exception>
    Task<bool> DiscardAsync(string id, string actor, CancellationToken cancellationToken = default);
}
