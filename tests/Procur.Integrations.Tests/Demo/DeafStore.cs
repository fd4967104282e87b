using Procur.Integrations.Connections;

namespace Procur.Integrations.Tests.Demo;

/// <summary>A store whose word of a change does not come through.</summary>
public sealed class DeafStore(IConnectionStore store) : IConnectionStore
{
    public ValueTask<ConnectionRecord?> FindAsync(ConnectionId id, CancellationToken cancellationToken = default) =>
        store.FindAsync(id, cancellationToken);

    public ValueTask<ConnectionRecord?> SaveAsync(ConnectionRecord record, CancellationToken cancellationToken = default) =>
        store.SaveAsync(record, cancellationToken);

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

    public IDisposable OnChange(Action<ConnectionId> changed) => new MemoryStream();
}
