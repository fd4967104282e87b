using Procur.Integrations.Wire;

namespace Procur.Integrations.Connections;

/// <summary>A tenant's connection from the store. Its snapshot is kept until the store tells of a change.</summary>
internal sealed class StoredConnection(IntegrationRegistration registration, ConnectionHost host, ConnectionId id, IConnectionStore store)
    : Connection(registration, host, id)
{
    private readonly Lock gate = new();
    private Snapshot? snapshot;
    private Task<Snapshot>? loading;
    private long changes;
    private bool released;

    public override bool IsConfigured => Volatile.Read(ref snapshot) is { IsConfigured: true };

    public void Invalidate()
    {
        Interlocked.Increment(ref changes);
        Volatile.Write(ref snapshot, null);
    }

    /// <summary>Nobody tells it of changes any more, so it keeps nothing.</summary>
    public void Release()
    {
        Volatile.Write(ref released, true);
        Invalidate();
    }

    public static IntegrationException Missing(ConnectionId id) =>
        new(
            id.Integration,
            "connection.load",
            IntegrationErrorKind.NotConfigured,
            $"{id.Integration}: tenant '{id.Tenant}' has no connection '{id.Name}'; save one in the connection store."
        );

    public static IntegrationException NotRegistered(ConnectionId id) =>
        new(
            id.Integration,
            "connection.load",
            IntegrationErrorKind.NotConfigured,
            $"{id.Integration}: the integration is not registered; add its package and call its Add…Integration()."
        );

    public override ValueTask<Snapshot> CurrentAsync(CancellationToken cancellationToken = default) =>
        Volatile.Read(ref snapshot) is { } current ? ValueTask.FromResult(current) : new(JoinAsync().WaitAsync(cancellationToken));

    internal override ValueTask<Snapshot> RefreshAsync(CancellationToken cancellationToken)
    {
        Invalidate();
        return CurrentAsync(cancellationToken);
    }

    private Task<Snapshot> JoinAsync()
    {
        lock (gate)
        {
            // A load that began before the last change may bring what was there before it.
            return loading is { IsCompleted: false } running && loadingSince == Interlocked.Read(ref changes)
                ? running
                : loading = LoadAsync();
        }
    }

    private async Task<Snapshot> LoadAsync()
    {
        var before = loadingSince = Interlocked.Read(ref changes);
        var record = await store.FindAsync(Id, CancellationToken.None).ConfigureAwait(false) ?? throw Missing(Id);
        var made = Registration.FromRecord(record, Host.Services);
        // A change that came while loading may not be in what was read: this call goes on with it, the next one reads again.
        if (Interlocked.Read(ref changes) == before && !Volatile.Read(ref released))
        {
            Volatile.Write(ref snapshot, made);
        }

        return made;
    }

    private long loadingSince;
}
