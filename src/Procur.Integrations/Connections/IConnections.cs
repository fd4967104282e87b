namespace Procur.Integrations.Connections;

/// <summary>Tenants' connections, from the connection store. Members are safe to call from many threads at once.</summary>
public interface IConnections
{
    /// <summary>A tenant's connection. It may be held for ever: it follows the store.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="integration">The integration's key, which the host has registered.</param>
    /// <param name="name">The connection's name, where the tenant has several.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="IntegrationException">The integration is not registered, or the tenant has no such connection: <see cref="IntegrationErrorKind.NotConfigured"/>.</exception>
    ValueTask<Connection> GetConnectionAsync(
        string tenant,
        string integration,
        string? name = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>An ability of a tenant's connection.</summary>
    /// <typeparam name="T">A capability interface, or the provider's wire client.</typeparam>
    /// <param name="tenant">The tenant.</param>
    /// <param name="integration">The integration's key, which the host has registered.</param>
    /// <param name="name">The connection's name, where the tenant has several.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="IntegrationException">The integration is not registered, or the tenant has no such connection: <see cref="IntegrationErrorKind.NotConfigured"/>.</exception>
    /// <exception cref="InvalidOperationException">The provider does not offer it.</exception>
    ValueTask<T> GetAsync<T>(string tenant, string integration, string? name = null, CancellationToken cancellationToken = default)
        where T : class;

    /// <summary>The connections of an account, as the service names it.</summary>
    IAsyncEnumerable<Connection> FindByAccountAsync(string integration, string accountId, CancellationToken cancellationToken = default);
}
