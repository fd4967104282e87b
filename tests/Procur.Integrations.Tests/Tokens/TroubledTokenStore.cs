using Procur.Integrations.Connections;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Tests.Tokens;

/// <summary>A token store that processes share, with trouble as a test asks for it.</summary>
public sealed class TroubledTokenStore(TimeProvider time) : ITokenStore
{
    private readonly InMemoryTokenStore inner = new(time);

    /// <summary>Called before a token is saved; what it throws is the store's failure.</summary>
    public Func<Exception?> FailsToSave { get; set; } = static () => null;

    /// <summary>Called before anything is found.</summary>
    public Func<Exception?> FailsToFind { get; set; } = static () => null;

    /// <summary>Every claim that was granted.</summary>
    public int Claims { get; private set; }

    public ValueTask<TokenEntry?> FindAsync(TokenKey key, CancellationToken cancellationToken = default) =>
        FailsToFind() is { } failure ? throw failure : inner.FindAsync(key, cancellationToken);

    public async ValueTask<TokenClaim> ClaimAsync(
        TokenKey key,
        long version,
        string holder,
        TimeSpan lease,
        CancellationToken cancellationToken = default
    )
    {
        var claim = await inner.ClaimAsync(key, version, holder, lease, cancellationToken);
        Claims += claim.IsGranted ? 1 : 0;
        return claim;
    }

    public ValueTask<bool> SaveAsync(
        TokenKey key,
        long version,
        ReadOnlyMemory<byte> sealedToken,
        DateTimeOffset? usefulUntil,
        CancellationToken cancellationToken = default
    ) => FailsToSave() is { } failure ? throw failure : inner.SaveAsync(key, version, sealedToken, usefulUntil, cancellationToken);

    public ValueTask ReleaseAsync(TokenKey key, string holder, bool isSpent, CancellationToken cancellationToken = default) =>
        inner.ReleaseAsync(key, holder, isSpent, cancellationToken);

    public ValueTask<bool> RequireReconnectAsync(
        TokenKey key,
        long version,
        string holder,
        string reason,
        CancellationToken cancellationToken = default
    ) => inner.RequireReconnectAsync(key, version, holder, reason, cancellationToken);

    public ValueTask RemoveAsync(ConnectionId connection, string? exceptGrant = null, CancellationToken cancellationToken = default) =>
        inner.RemoveAsync(connection, exceptGrant, cancellationToken);

    public IAsyncEnumerable<TokenEntry> ListAsync(CancellationToken cancellationToken = default) => inner.ListAsync(cancellationToken);

    public ValueTask<bool> ResealAsync(
        TokenKey key,
        long version,
        ReadOnlyMemory<byte>? token,
        ReadOnlyMemory<byte>? previous,
        CancellationToken cancellationToken = default
    ) => inner.ResealAsync(key, version, token, previous, cancellationToken);
}
