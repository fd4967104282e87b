using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Procur.Integrations.Connections;

/// <summary>Keeps connections in memory: for tests, samples, and hosts that fill it at start-up. Nothing survives the process.</summary>
public sealed class InMemoryConnectionStore : IConnectionStore
{
    private readonly ConcurrentDictionary<ConnectionId, ConnectionRecord> records = new();
    private readonly ConcurrentDictionary<object, Action<ConnectionId>> watchers = new();

    /// <inheritdoc />
    public ValueTask<ConnectionRecord?> FindAsync(ConnectionId id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(records.GetValueOrDefault(id));
    }

    /// <inheritdoc />
    public ValueTask<ConnectionRecord?> SaveAsync(ConnectionRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        cancellationToken.ThrowIfCancellationRequested();
        var next = record with
        {
            Version = record.Version + 1,
            Secrets = record.Secrets.Where(secret => !string.IsNullOrEmpty(secret.Value)).ToDictionary(StringComparer.OrdinalIgnoreCase),
            Sealed = record.Sealed.Where(secret => !record.Secrets.ContainsKey(secret.Key)).ToDictionary(StringComparer.OrdinalIgnoreCase),
        };
        bool written;
        if (record.Version == 0)
        {
            written = records.TryAdd(record.Id, next);
        }
        else
        {
            written =
                records.TryGetValue(record.Id, out var current)
                && current.Version == record.Version
                && records.TryUpdate(record.Id, next, current);
        }

        if (!written)
        {
            return ValueTask.FromResult<ConnectionRecord?>(null);
        }

        Tell(record.Id);
        return ValueTask.FromResult<ConnectionRecord?>(next);
    }

    /// <inheritdoc />
    public ValueTask<bool> RemoveAsync(ConnectionId id, long version, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var removed =
            records.TryGetValue(id, out var current)
            && current.Version == version
            && records.TryRemove(new KeyValuePair<ConnectionId, ConnectionRecord>(id, current));
        if (removed)
        {
            Tell(id);
        }

        return ValueTask.FromResult(removed);
    }

    /// <inheritdoc />
    public IAsyncEnumerable<ConnectionRecord> ListAsync(
        string? integration,
        string? tenant,
        CancellationToken cancellationToken = default
    ) =>
        WhereAsync(
            record => (integration is null || record.Id.Integration == integration) && (tenant is null || record.Id.Tenant == tenant),
            cancellationToken
        );

    /// <inheritdoc />
    public IAsyncEnumerable<ConnectionRecord> FindByAccountAsync(
        string integration,
        string accountId,
        CancellationToken cancellationToken = default
    ) => WhereAsync(record => record.Id.Integration == integration && record.Account?.Id == accountId, cancellationToken);

    /// <inheritdoc />
    public IDisposable OnChange(Action<ConnectionId> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var key = new Watch(this);
        watchers[key] = changed;
        return key;
    }

    private void Tell(ConnectionId id)
    {
        foreach (var watcher in watchers.Values)
        {
            watcher(id);
        }
    }

    private async IAsyncEnumerable<ConnectionRecord> WhereAsync(
        Func<ConnectionRecord, bool> wanted,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (var record in records.Values.Where(wanted).OrderBy(record => record.Id.ToString(), StringComparer.Ordinal))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return record;
        }
    }

    private sealed class Watch(InMemoryConnectionStore store) : IDisposable
    {
        public void Dispose() => store.watchers.TryRemove(this, out _);
    }
}
