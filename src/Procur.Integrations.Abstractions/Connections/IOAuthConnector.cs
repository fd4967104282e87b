namespace Procur.Integrations;

/// <summary>
/// Connects tenants' accounts at services where a person gives consent in a browser (OAuth 2.0). Which integrations can: see their packages. Members are safe
/// to call from many threads at once.
/// </summary>
public interface IOAuthConnector
{
    /// <summary>Begins: where to send the person's browser. The address is good for one use within ten minutes.</summary>
    /// <exception cref="IntegrationException">The integration is not registered, does not connect this way, or the app's own settings are missing: <see cref="IntegrationErrorKind.NotConfigured"/>.</exception>
    Task<OAuthAuthorization> GetAuthorizationUrlAsync(OAuthConnectRequest request, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends: takes what the browser came back with, gets the credential, asks the service whose account it is, and saves the connection, enabled. A connection
    /// that was there keeps its other settings.
    /// </summary>
    /// <exception cref="IntegrationException">
    /// The callback belongs to nothing that was begun here, in this session, within ten minutes, or was used before; the person declined
    /// (<see cref="IntegrationErrorKind.Permission"/>); the service refused the code or the new credential; or it is another account than the connection's
    /// (<see cref="IntegrationErrorKind.Conflict"/>). Nothing was saved then: begin again.
    /// </exception>
    Task<OAuthConnected> HandleCallbackAsync(OAuthCallback callback, CancellationToken cancellationToken = default);

    /// <summary>
    /// Ends a connection: revokes the grant at the service where it can be revoked, erases the credential and its tokens here, and switches the connection off.
    /// Here it ends also where the service could not be told.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="integration">The integration's key.</param>
    /// <param name="connection">The connection's name, where the tenant has several.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="IntegrationException">The tenant has no such connection, or it does not connect this way.</exception>
    Task<OAuthDisconnected> DisconnectAsync(
        string tenant,
        string integration,
        string? connection = null,
        CancellationToken cancellationToken = default
    );
}
