using Procur.Integrations.Connections;

namespace Procur.Integrations.Sql.Tests;

/// <summary>A store before whose next write somebody else writes.</summary>
internal sealed class RacingStore(IConnectionStore store) : IConnectionStore
{
    public Func<Task>? BeforeSave { get; set; }

    public ValueTask<ConnectionRecord?> FindAsync(ConnectionId id, CancellationToken cancellationToken = default) =>
        store.FindAsync(id, cancellationToken);

    public async ValueTask<ConnectionRecord?> SaveAsync(ConnectionRecord record, CancellationToken cancellationToken = default)
    {
        if (BeforeSave is { } before)
        {
            BeforeSave = null;
            await before();
        }

        return await store.SaveAsync(record, cancellationToken);
    }

    public ValueTask<bool> RemoveAsync(ConnectionId id, long version, CancellationToken cancellationToken = default) =>
        store.RemoveAsync(id, version, cancellationToken);

    public IAsyncEnumerable<ConnectionRecord> ListAsync(
        string? integration,
        string? tenant,
        CancellationToken cancellationToken = default
    ) => store.ListAsync(integration, tenant, cancellationToken);

    public IAsyncEnumerable<ConnectionRecord> FindByAccountAsync(
        string integration,
        string accountId,
        CancellationToken cancellationToken = default
    ) => store.FindByAccountAsync(integration, accountId, cancellationToken);

    public IDisposable OnChange(Action<ConnectionId> changed) => store.OnChange(changed);
}
