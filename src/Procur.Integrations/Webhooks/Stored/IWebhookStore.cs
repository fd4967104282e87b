namespace Procur.Integrations.Webhooks;

/// <summary>
/// Keeps accepted webhooks until they are handled: the seam for a durable inbox, implemented by a store. Leases run on the store's own clock. Members are safe to
/// call from many threads and processes at once; each fails with an <see cref="IntegrationException"/> that names the remedy.
/// </summary>
internal interface IWebhookStore
{
    /// <summary>Keeps a delivery whole, in one commit that outlives the process. What is there already stays as it is.</summary>
    /// <returns>What became of each event, in the delivery's order.</returns>
    Task<IReadOnlyList<WebhookAcceptance>> AcceptAsync(WebhookDelivery delivery, CancellationToken cancellationToken);

    /// <summary>Takes events that are due, each under a lease and counted as tried, one an entity at a time.</summary>
    Task<WebhookHaul> ClaimAsync(WebhookClaiming claiming, CancellationToken cancellationToken);

    /// <summary>Takes one event now, however long its next try was put off.</summary>
    /// <returns>Null where another has it, or it is at its end.</returns>
    Task<ClaimedWebhook?> ClaimAsync(long id, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>What came of an event's delivery.</summary>
    /// <returns>Null where it is kept no longer.</returns>
    Task<WebhookContent?> LoadAsync(long id, CancellationToken cancellationToken);

    /// <summary>Notes which handlers have run, while the claim holds.</summary>
    /// <returns>False where the claim holds no longer: whoever has it now decides.</returns>
    Task<bool> NoteAsync(WebhookLease claim, IReadOnlyCollection<string> completed, CancellationToken cancellationToken);

    /// <summary>Ends handlings, each where its claim still holds, and lets the next event of each entity go.</summary>
    /// <returns>The ids whose claims held.</returns>
    Task<IReadOnlyCollection<long>> FinishAsync(IReadOnlyList<WebhookFinish> finished, CancellationToken cancellationToken);

    /// <summary>Lengthens leases, each where its claim still holds.</summary>
    /// <returns>The ids whose claims held.</returns>
    Task<IReadOnlyCollection<long>> RenewAsync(IReadOnlyList<WebhookLease> claims, TimeSpan lease, CancellationToken cancellationToken);

    /// <summary>What is known of an event, without its content.</summary>
    /// <returns>Null where it is not there (any more).</returns>
    Task<StoredWebhookRow?> FindAsync(long id, CancellationToken cancellationToken);

    /// <summary>Other contents that came under an event's id.</summary>
    Task<IReadOnlyList<DifferingWebhook>> DifferingAsync(long id, CancellationToken cancellationToken);

    /// <summary>Events, the newest first.</summary>
    /// <param name="filter">Which.</param>
    /// <param name="before">Only those with a smaller id; null for all.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    Task<IReadOnlyList<StoredWebhookRow>> ListAsync(StoredWebhookFilter filter, long? before, CancellationToken cancellationToken);

    /// <summary>Has events handled again as if they had just come; those that are being handled now stay as they are.</summary>
    /// <returns>The ids of those that will be.</returns>
    Task<IReadOnlyList<StoredWebhookRow>> ReplayAsync(WebhookReplay replay, CancellationToken cancellationToken);

    /// <summary>Gives up an event that has not been handled.</summary>
    /// <returns>Null where it is not there, is being handled or has ended.</returns>
    Task<StoredWebhookRow?> DiscardAsync(long id, CancellationToken cancellationToken);

    /// <summary>Removes what has been kept for long enough, some at a time. What is not at its end stays; so do ids of schemes that sign no time.</summary>
    /// <returns>How many were removed; 0 where there is nothing left to remove.</returns>
    Task<int> SweepAsync(TimeSpan retention, CancellationToken cancellationToken);
}
