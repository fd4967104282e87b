namespace Procur.Integrations.Connections;

/// <summary>
/// For the host's admin pages: tenants' connections, seen without their secrets and changed with an audit record each. Who may do what is the host's to check.
/// Members are safe to call from many threads at once.
/// </summary>
public interface IConnectionAdministration
{
    /// <summary>Lists connections, of all tenants or of one, of all integrations or of one. The host's own accounts are those of the tenant <c>""</c>.</summary>
    IAsyncEnumerable<ConnectionView> ListAsync(
        string? tenant = null,
        string? integration = null,
        CancellationToken cancellationToken = default
    );

    /// <summary>Finds a connection.</summary>
    /// <returns>Null where there is none.</returns>
    ValueTask<ConnectionView?> FindAsync(ConnectionId id, CancellationToken cancellationToken = default);

    /// <summary>Saves what a person entered. A new connection is off until it is enabled.</summary>
    /// <param name="draft">What was entered.</param>
    /// <param name="actor">Who entered it, as the audit trail is to name them: an id, not an address.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <exception cref="ArgumentException">A name is no setting of the integration, a secret stands among the settings, or an address is none.</exception>
    /// <exception cref="IntegrationException">
    /// <see cref="IntegrationErrorKind.Conflict"/>: somebody else changed it meanwhile. <see cref="IntegrationErrorKind.NotConfigured"/>: the integration is not
    /// registered, or the host has no key to seal with.
    /// </exception>
    Task<ConnectionView> SaveAsync(ConnectionDraft draft, string actor, CancellationToken cancellationToken = default);

    /// <summary>Switches a connection on.</summary>
    /// <exception cref="IntegrationException"><see cref="IntegrationErrorKind.NotConfigured"/>: there is none, or something is missing, each named.</exception>
    Task<ConnectionView> EnableAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default);

    /// <summary>Switches a connection off: its calls fail as <see cref="IntegrationErrorKind.Disabled"/>, those on their way end as they would.</summary>
    /// <exception cref="IntegrationException"><see cref="IntegrationErrorKind.NotConfigured"/>: there is none.</exception>
    Task<ConnectionView> DisableAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default);

    /// <summary>
    /// Asks the service a cheap question with the stored credential, whether the connection is on or off, and keeps the answer. A secret that was entered for
    /// another address is not sent: the result says to enter it again.
    /// </summary>
    /// <exception cref="IntegrationException"><see cref="IntegrationErrorKind.NotConfigured"/>: there is none.</exception>
    Task<ConnectionTestResult> TestAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default);

    /// <summary>Removes a connection, its secrets and its tokens. At the service nothing is revoked.</summary>
    /// <returns>False where there is none.</returns>
    Task<bool> RemoveAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default);

    /// <summary>Enters the next credential beside the current one, which stays in use.</summary>
    /// <exception cref="ArgumentException">A name is no secret of the integration.</exception>
    /// <exception cref="IntegrationException"><see cref="IntegrationErrorKind.NotConfigured"/>: there is no such connection.</exception>
    Task<ConnectionView> StageAsync(
        ConnectionId id,
        IReadOnlyDictionary<string, string?> secrets,
        string actor,
        CancellationToken cancellationToken = default
    );

    /// <summary>Asks the service with the next credential. Nothing is changed.</summary>
    /// <exception cref="IntegrationException"><see cref="IntegrationErrorKind.NotConfigured"/>: there is no such connection, or no next credential.</exception>
    Task<ConnectionTestResult> TestStagedAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default);

    /// <summary>Makes the next credential the current one; the one before is kept to go back to.</summary>
    /// <exception cref="IntegrationException"><see cref="IntegrationErrorKind.NotConfigured"/>: there is no such connection, or no next credential.</exception>
    Task<ConnectionView> PromoteAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default);

    /// <summary>Goes back to the credential before the last promotion, and keeps the other as the next one.</summary>
    /// <exception cref="IntegrationException"><see cref="IntegrationErrorKind.NotConfigured"/>: there is no such connection, or nothing to go back to.</exception>
    Task<ConnectionView> RollBackAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default);

    /// <summary>Forgets the credential before the last promotion, for instance once it was revoked at the service.</summary>
    /// <exception cref="IntegrationException"><see cref="IntegrationErrorKind.NotConfigured"/>: there is no such connection.</exception>
    Task<ConnectionView> RetireAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default);

    /// <summary>
    /// Seals everything that is under another key than the current one anew, while the host works. It never overwrites what was written meanwhile, and goes on
    /// where it was stopped when it is called again. Every process must be able to read under the new key before.
    /// </summary>
    Task<ReencryptReport> ReencryptAsync(string actor, CancellationToken cancellationToken = default);

    /// <summary>Has every connection read again from the store, here and, where the store tells them, in the other processes.</summary>
    Task ClearCacheAsync(string actor, CancellationToken cancellationToken = default);
}
