namespace Procur.Integrations.Connections;

/// <summary>Keeps tenants' connections. Every write is compare-and-swap on the version. Members are safe to call from many threads at once.</summary>
public interface IConnectionStore
{
    /// <summary>Finds a connection.</summary>
    /// <returns>Null where there is none.</returns>
    ValueTask<ConnectionRecord?> FindAsync(ConnectionId id, CancellationToken cancellationToken = default);

    /// <summary>Writes a connection whose <see cref="ConnectionRecord.Version"/> is the one that was read (0 for a new one).</summary>
    /// <returns>What was written, with its new version; null where somebody else wrote first.</returns>
    ValueTask<ConnectionRecord?> SaveAsync(ConnectionRecord record, CancellationToken cancellationToken = default);

    /// <summary>Removes a connection of this version.</summary>
    /// <returns>False where it is not there or somebody else wrote first.</returns>
    ValueTask<bool> RemoveAsync(ConnectionId id, long version, CancellationToken cancellationToken = default);

    /// <summary>Lists an integration's connections of all tenants, or of one.</summary>
    IAsyncEnumerable<ConnectionRecord> ListAsync(string? integration, string? tenant, CancellationToken cancellationToken = default);

    /// <summary>Finds the connections of an account, as the service names it: for webhooks that come to one address for all.</summary>
    IAsyncEnumerable<ConnectionRecord> FindByAccountAsync(
        string integration,
        string accountId,
        CancellationToken cancellationToken = default
    );

    /// <summary>Calls back after a connection was changed or removed, by this or another process; with <see cref="ConnectionId.Any"/> where any may have been.</summary>
    /// <returns>Disposing it ends the calls.</returns>
    IDisposable OnChange(Action<ConnectionId> changed);
}
