using Procur.Integrations.Connections;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.TokenFleet;

/// <summary>A store that stops between the service's answer and its saving, when it is told to, until the process is killed.</summary>
internal sealed class HeldTokenStore(ITokenStore inner) : ITokenStore
{
    private volatile bool holds;

    public void Hold() => holds = true;

    public ValueTask<TokenEntry?> FindAsync(TokenKey key, CancellationToken cancellationToken = default) =>
        inner.FindAsync(key, cancellationToken);

    public ValueTask<TokenClaim> ClaimAsync(
        TokenKey key,
        long version,
        string holder,
        TimeSpan lease,
        CancellationToken cancellationToken = default
    ) => inner.ClaimAsync(key, version, holder, lease, cancellationToken);

    public async ValueTask<bool> SaveAsync(
        TokenKey key,
        long version,
        ReadOnlyMemory<byte> sealedToken,
        DateTimeOffset? usefulUntil,
        CancellationToken cancellationToken = default
    )
    {
        if (holds)
        {
            Console.WriteLine("holding");
            await Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        }

        return await inner.SaveAsync(key, version, sealedToken, usefulUntil, cancellationToken);
    }

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
