using Procur.Integrations.Connections;

namespace Procur.Integrations.Tokens;

/// <summary>
/// Keeps tokens for all processes that share it, and lets one of them at a time refresh. Leases are judged by the store's own clock, and every write of a
/// token is compare-and-swap on the version whose refresh token was used up for it: whoever holds a lease decides who asks the service, never whose answer
/// counts. Members are safe to call from many threads at once.
/// </summary>
public interface ITokenStore
{
    /// <summary>Finds an entry.</summary>
    /// <returns>Null where there is none.</returns>
    ValueTask<TokenEntry?> FindAsync(TokenKey key, CancellationToken cancellationToken = default);

    /// <summary>
    /// Takes the lease to refresh a token, and writes down ahead of it that a refresh is under way. Granted where the entry is of that version (0 also where
    /// there is none yet), needs no new connection, and nobody else's lease runs.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="version">The version whose refresh token is going to be used.</param>
    /// <param name="holder">Who asks: unique to this attempt.</param>
    /// <param name="lease">How long it lasts, from now by the store's clock.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask<TokenClaim> ClaimAsync(
        TokenKey key,
        long version,
        string holder,
        TimeSpan lease,
        CancellationToken cancellationToken = default
    );

    /// <summary>
    /// Saves a new token where the entry is still of that version (0 also where there is none yet), whoever holds the lease: a holder that was stopped past
    /// its lease may have the only token that is good. The token before becomes the previous one; lease, mark and reason to reconnect end.
    /// </summary>
    /// <param name="key">The key.</param>
    /// <param name="version">The version whose refresh token was used.</param>
    /// <param name="sealedToken">The new token.</param>
    /// <param name="usefulUntil">Until when it is of use (UTC); null for as long as the connection lives.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>False where somebody else has saved one meanwhile.</returns>
    ValueTask<bool> SaveAsync(
        TokenKey key,
        long version,
        ReadOnlyMemory<byte> sealedToken,
        DateTimeOffset? usefulUntil,
        CancellationToken cancellationToken = default
    );

    /// <summary>Gives a lease back without a new token. Nothing where it is no longer the holder's.</summary>
    /// <param name="key">The key.</param>
    /// <param name="holder">Who held it.</param>
    /// <param name="isSpent">Whether the service may have used the refresh token up all the same, its answer lost: then the mark of a refresh stays.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask ReleaseAsync(TokenKey key, string holder, bool isSpent, CancellationToken cancellationToken = default);

    /// <summary>Writes down that the account has to be connected again, where the entry is still of that version and the lease the holder's.</summary>
    /// <param name="key">The key.</param>
    /// <param name="version">The version whose refresh token was refused.</param>
    /// <param name="holder">Who holds the lease.</param>
    /// <param name="reason">Why; no secret.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>False where it is not.</returns>
    ValueTask<bool> RequireReconnectAsync(
        TokenKey key,
        long version,
        string holder,
        string reason,
        CancellationToken cancellationToken = default
    );

    /// <summary>Forgets a connection's tokens.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="exceptGrant">The grant whose tokens stay: the one that the connection was just made with. Null for none.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask RemoveAsync(ConnectionId connection, string? exceptGrant = null, CancellationToken cancellationToken = default);

    /// <summary>Lists every entry, for sealing them anew.</summary>
    IAsyncEnumerable<TokenEntry> ListAsync(CancellationToken cancellationToken = default);

    /// <summary>Puts the same tokens in their place sealed under another key, where the entry is still of that version; the version stays, so that a refresh under way is not disturbed.</summary>
    /// <returns>False where a newer token is there.</returns>
    ValueTask<bool> ResealAsync(
        TokenKey key,
        long version,
        ReadOnlyMemory<byte>? token,
        ReadOnlyMemory<byte>? previous,
        CancellationToken cancellationToken = default
    );
}
