using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql;

/// <summary>Keeps webhooks in the host's database.</summary>
internal sealed class SqlWebhookStore : IWebhookStore
{
    private readonly WebhookAcceptor acceptor;
    private readonly WebhookClaims claims;
    private readonly WebhookFinishes finishes;
    private readonly WebhookQueries queries;
    private readonly WebhookSweep sweep;

    public SqlWebhookStore(SqlDatabase database)
    {
        var names = new InboxNames(database);
        var lanes = new WebhookLanes(names);
        acceptor = new WebhookAcceptor(database, new WebhookAccepting(names));
        claims = new WebhookClaims(database, names, lanes);
        finishes = new WebhookFinishes(database, names, lanes);
        queries = new WebhookQueries(database, names);
        sweep = new WebhookSweep(database, names);
    }

    public Task<IReadOnlyList<WebhookAcceptance>> AcceptAsync(WebhookDelivery delivery, CancellationToken cancellationToken) =>
        acceptor.AcceptAsync(delivery, cancellationToken);

    public Task<WebhookHaul> ClaimAsync(WebhookClaiming claiming, CancellationToken cancellationToken) =>
        claims.ClaimAsync(claiming, cancellationToken);

    public Task<ClaimedWebhook?> ClaimAsync(long id, TimeSpan lease, CancellationToken cancellationToken) =>
        claims.ClaimAsync(id, lease, cancellationToken);

    public Task<WebhookContent?> LoadAsync(long id, CancellationToken cancellationToken) => queries.LoadAsync(id, cancellationToken);

    public Task<bool> NoteAsync(WebhookLease claim, IReadOnlyCollection<string> completed, CancellationToken cancellationToken) =>
        claims.NoteAsync(claim, completed, cancellationToken);

    public Task<IReadOnlyCollection<long>> FinishAsync(IReadOnlyList<WebhookFinish> finished, CancellationToken cancellationToken) =>
        finishes.FinishAsync(finished, cancellationToken);

    public Task<IReadOnlyCollection<long>> RenewAsync(
        IReadOnlyList<WebhookLease> claims,
        TimeSpan lease,
        CancellationToken cancellationToken
    ) => this.claims.RenewAsync(claims, lease, cancellationToken);

    public Task<StoredWebhookRow?> FindAsync(long id, CancellationToken cancellationToken) => queries.FindAsync(id, cancellationToken);

    public Task<IReadOnlyList<DifferingWebhook>> DifferingAsync(long id, CancellationToken cancellationToken) =>
        queries.DifferingAsync(id, cancellationToken);

    public Task<IReadOnlyList<StoredWebhookRow>> ListAsync(StoredWebhookFilter filter, long? before, CancellationToken cancellationToken) =>
        queries.ListAsync(filter, before, cancellationToken);

    public Task<IReadOnlyList<StoredWebhookRow>> ReplayAsync(WebhookReplay replay, CancellationToken cancellationToken) =>
        queries.ReplayAsync(replay, cancellationToken);

    public Task<StoredWebhookRow?> DiscardAsync(long id, CancellationToken cancellationToken) =>
        queries.DiscardAsync(id, cancellationToken);

    public Task<int> SweepAsync(TimeSpan retention, CancellationToken cancellationToken) => sweep.SweepAsync(retention, cancellationToken);
}
