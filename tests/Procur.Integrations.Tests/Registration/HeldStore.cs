using Procur.Integrations.Connections;
using Procur.Integrations.Tests.Demo;

namespace Procur.Integrations.Tests.Registration;

/// <summary>A store one of whose answers is on its way for as long as a test wants.</summary>
public sealed class HeldStore : IConnectionStore
{
    private Latch? next;

    public InMemoryConnectionStore Inner { get; } = new();

    /// <summary>The next answer is read now and arrives when the latch is opened.</summary>
    public Latch HoldNext() => next = new Latch();

    public async ValueTask<ConnectionRecord?> FindAsync(ConnectionId id, CancellationToken cancellationToken = default)
    {
        var found = await Inner.FindAsync(id, cancellationToken);
        if (Interlocked.Exchange(ref next, null) is { } latch)
        {
            await latch.Opened;
        }

        return found;
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

    public IDisposable OnChange(Action<ConnectionId> changed) => Inner.OnChange(changed);
}
