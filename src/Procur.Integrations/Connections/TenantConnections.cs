using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Procur.Integrations.Connections;

internal sealed class TenantConnections : IConnections, IDisposable
{
    // Breakers and tokens of connections beyond this many are made anew when they are used again.
    private const int MostHeld = 10_000;
    private readonly ConcurrentDictionary<ConnectionId, StoredConnection> held = new();
    private readonly ConcurrentQueue<StoredConnection> oldestFirst = new();
    private readonly IntegrationCatalog catalog;
    private readonly ConnectionHost host;
    private readonly IConnectionStore store;
    private readonly IDisposable watch;

    public TenantConnections(IntegrationCatalog catalog, ConnectionHost host, IConnectionStore store)
    {
        this.catalog = catalog;
        this.host = host;
        this.store = store;
        watch = store.OnChange(id =>
        {
            if (id == ConnectionId.Any)
            {
                Clear();
            }
            else if (held.TryGetValue(id, out var connection))
            {
                connection.Invalidate();
            }
        });
    }

    public async ValueTask<Connection> GetConnectionAsync(
        string tenant,
        string integration,
        string? name = null,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(tenant);
        ArgumentException.ThrowIfNullOrEmpty(integration);
        var id = new ConnectionId(tenant, integration, name ?? ConnectionId.DefaultName);
        if (!held.ContainsKey(id) && catalog.Find(integration) is not null)
        {
            // A name that a stranger may have made up (in a webhook's address) must not push out one that is in use.
            _ = await store.FindAsync(id, cancellationToken).ConfigureAwait(false) ?? throw StoredConnection.Missing(id);
        }

        var connection = Hold(id);
        // Says at once where there is none, and reads it for IsConfigured.
        await connection.CurrentAsync(cancellationToken).ConfigureAwait(false);
        return connection;
    }

    public async ValueTask<T> GetAsync<T>(
        string tenant,
        string integration,
        string? name = null,
        CancellationToken cancellationToken = default
    )
        where T : class
    {
        var connection = await GetConnectionAsync(tenant, integration, name, cancellationToken).ConfigureAwait(false);
        return connection.Get<T>();
    }

    public async IAsyncEnumerable<Connection> FindByAccountAsync(
        string integration,
        string accountId,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var record in store.FindByAccountAsync(integration, accountId, cancellationToken).ConfigureAwait(false))
        {
            yield return Hold(record.Id);
        }
    }

    /// <summary>Has every connection read again when it is used next.</summary>
    public void Clear()
    {
        foreach (var connection in held.Values)
        {
            connection.Invalidate();
        }
    }

    public void Dispose() => watch.Dispose();

    private StoredConnection Hold(ConnectionId id)
    {
        if (held.TryGetValue(id, out var connection))
        {
            return connection;
        }

        var registration = catalog.Find(id.Integration) ?? throw StoredConnection.NotRegistered(id);
        var made = held.GetOrAdd(
            id,
            static (id, self) => new StoredConnection(self.registration, self.host, id, self.store),
            (registration, host, store)
        );
        oldestFirst.Enqueue(made);
        // Who holds one that is let go goes on with it: it asks the store each time from then on, for nobody tells it of changes any more.
        while (held.Count > MostHeld && oldestFirst.TryDequeue(out var oldest))
        {
            if (held.TryRemove(new KeyValuePair<ConnectionId, StoredConnection>(oldest.Id, oldest)))
            {
                oldest.Release();
            }
        }

        return made;
    }
}
