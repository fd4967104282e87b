using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;

namespace Procur.Integrations.Tests.Registration;

/// <summary>A store that stops answering.</summary>
public sealed class StuckStore : IConnectionStore
{
    private readonly List<Action<ConnectionId>> watchers = [];
    private bool stuck;

    public InMemoryConnectionStore Inner { get; } = new();

    /// <summary>From now on nothing is answered; what was held is to be read again.</summary>
    public void Stick()
    {
        stuck = true;
        watchers.ForEach(static watcher => watcher(new ConnectionId("acme", "demo", "default")));
    }

    public async ValueTask<ConnectionRecord?> FindAsync(ConnectionId id, CancellationToken cancellationToken = default)
    {
        if (stuck)
        {
            await Latch.Never.WaitAsync(cancellationToken);
        }

        return await Inner.FindAsync(id, cancellationToken);
    }

    public ValueTask<ConnectionRecord?> SaveAsync(ConnectionRecord record, CancellationToken cancellationToken = default) =>
        Inner.SaveAsync(record, cancellationToken);

    public ValueTask<bool> RemoveAsync(ConnectionId id, long version, CancellationToken cancellationToken = default) =>
        Inner.RemoveAsync(id, version, cancellationToken);

    public IAsyncEnumerable<ConnectionRecord> ListAsync(
        string? integration,
        string? tenant,
        CancellationToken cancellationToken = default
    ) => Inner.ListAsync(integration, tenant, cancellationToken);

    public IAsyncEnumerable<ConnectionRecord> FindByAccountAsync(
        string integration,
        string accountId,
        CancellationToken cancellationToken = default
    ) => Inner.FindByAccountAsync(integration, accountId, cancellationToken);

    public IDisposable OnChange(Action<ConnectionId> changed)
    {
        watchers.Add(changed);
        return new MemoryStream();
    }
}
