using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Sql;

/// <summary>
/// Keeps tenants' connections in the host's database, their secrets sealed: none is ever in plain here but on its way in. Other processes' changes are seen by
/// asking for the number of the last one.
/// </summary>
internal sealed class SqlConnectionStore(SqlDatabase database, ConnectionSeals seals, TimeSpan poll, ILogger logger)
    : IConnectionStore,
        IConnectionCacheNotice,
        IDisposable,
        IAsyncDisposable
{
    private const int PageSize = 200;
    private readonly ConnectionWrites writes = new(database);
    private readonly ConcurrentDictionary<object, Action<ConnectionId>> watchers = new();
    private readonly CancellationTokenSource stopping = new();
    private readonly Lock starting = new();
    private Task? watching;

    public async ValueTask<ConnectionRecord?> FindAsync(ConnectionId id, CancellationToken cancellationToken = default) =>
        await database.ReadAsync("connection.find", session => writes.FindAsync(session, id), cancellationToken).ConfigureAwait(false);

    public async ValueTask<ConnectionRecord?> SaveAsync(ConnectionRecord record, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(record);
        var kept = seals.Seal(record);
        var writeId = Guid.NewGuid().ToString("N");
        var saved = await database
            .WriteAsync("connection.save", session => writes.SaveAsync(session, kept, writeId), cancellationToken)
            .ConfigureAwait(false);
        if (saved is not null)
        {
            Tell(record.Id);
        }

        return saved;
    }

    public async ValueTask<bool> RemoveAsync(ConnectionId id, long version, CancellationToken cancellationToken = default)
    {
        var wasRemoved = false;
        var removed = await database
            .WriteAsync(
                "connection.remove",
                async session =>
                {
                    // Done again because nobody could tell whether the commit had gone through: it had, where it is not there any more.
                    var again = wasRemoved && await writes.FindAsync(session, id).ConfigureAwait(false) is null;
                    return wasRemoved = again || await writes.RemoveAsync(session, id, version).ConfigureAwait(false);
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        if (removed)
        {
            Tell(id);
        }

        return removed;
    }

    public IAsyncEnumerable<ConnectionRecord> ListAsync(
        string? integration,
        string? tenant,
        CancellationToken cancellationToken = default
    ) => PagesAsync(integration, tenant, null, cancellationToken);

    public IAsyncEnumerable<ConnectionRecord> FindByAccountAsync(
        string integration,
        string accountId,
        CancellationToken cancellationToken = default
    ) => PagesAsync(integration, null, accountId, cancellationToken);

    public IDisposable OnChange(Action<ConnectionId> changed)
    {
        ArgumentNullException.ThrowIfNull(changed);
        var watch = new Watch(this);
        watchers[watch] = changed;
        lock (starting)
        {
            watching ??= Task.Run(() => WatchAsync(stopping.Token));
        }

        return watch;
    }

    public async Task TellAllAsync(CancellationToken cancellationToken)
    {
        await database
            .WriteAsync("connection.clear_cache", session => writes.NoteAsync(session, ConnectionId.Any), cancellationToken)
            .ConfigureAwait(false);
        Tell(ConnectionId.Any);
    }

    public void Dispose()
    {
        // What it watches by ends by itself.
        stopping.Cancel();
        stopping.Dispose();
    }

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        if (watching is { } running)
        {
            await running.ConfigureAwait(false);
        }

        stopping.Dispose();
    }

    private async IAsyncEnumerable<ConnectionRecord> PagesAsync(
        string? integration,
        string? tenant,
        string? account,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        ConnectionId? after = null;
        List<ConnectionRecord> page;
        do
        {
            var from = after;
            page = await database
                .ReadAsync(
                    "connection.list",
                    session => writes.PageAsync(session, integration, tenant, account, from, PageSize),
                    cancellationToken
                )
                .ConfigureAwait(false);
            foreach (var record in page)
            {
                yield return record;
            }

            after = page.Count > 0 ? page[^1].Id : null;
        } while (page.Count == PageSize);
    }

    private void Tell(ConnectionId id)
    {
        foreach (var watcher in watchers.Values)
        {
            watcher(id);
        }
    }

    private async Task WatchAsync(CancellationToken cancellationToken)
    {
        // By the machine's clock, not the host's: other processes do not keep the host's time.
        using var timer = new PeriodicTimer(poll);
        long? seen = null;
        var isBroken = false;
        try
        {
            do
            {
                try
                {
                    seen = await LookAsync(seen, cancellationToken).ConfigureAwait(false);
                    isBroken = false;
                }
                catch (IntegrationException e)
                {
                    if (!isBroken)
                    {
                        ConnectionLog.WatchFailed(logger, e);
                    }

                    isBroken = true;
                }
            } while (await timer.WaitForNextTickAsync(cancellationToken).ConfigureAwait(false));
        }
        catch (OperationCanceledException)
        {
            // The host stops.
        }
    }

    private async Task<long> LookAsync(long? seen, CancellationToken cancellationToken)
    {
        var last = await database.ReadAsync("connection.watch", writes.NumberAsync, cancellationToken).ConfigureAwait(false);
        if (seen is null)
        {
            // What was read before the first look may be older than that number.
            Tell(ConnectionId.Any);
            return last;
        }

        if (last == seen)
        {
            return last;
        }

        var changes = await database
            .ReadAsync("connection.watch", session => writes.SinceAsync(session, seen.Value), cancellationToken)
            .ConfigureAwait(false);
        if (changes.Count == 0 || changes[0].Number != seen + 1)
        {
            Tell(ConnectionId.Any);
            return last;
        }

        foreach (var (_, id) in changes)
        {
            Tell(id);
        }

        return changes[^1].Number;
    }

    private sealed class Watch(SqlConnectionStore store) : IDisposable
    {
        public void Dispose() => store.watchers.TryRemove(this, out _);
    }
}
