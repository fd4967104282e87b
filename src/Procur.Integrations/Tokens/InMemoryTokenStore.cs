using System.Runtime.CompilerServices;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Tokens;

/// <summary>Keeps tokens in memory: for hosts of one process and for tests. Nothing survives the process, and with it goes what a service has rotated.</summary>
/// <param name="time">The clock that leases and ages are judged by; the system's by default.</param>
public sealed class InMemoryTokenStore(TimeProvider? time = null) : ITokenStore
{
    private readonly TimeProvider clock = time ?? TimeProvider.System;
    private readonly Dictionary<TokenKey, Row> rows = [];
    private readonly Lock gate = new();

    /// <inheritdoc />
    public ValueTask<TokenEntry?> FindAsync(TokenKey key, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            return ValueTask.FromResult(rows.TryGetValue(key, out var row) ? row.ToEntry(key, clock.GetUtcNow()) : null);
        }
    }

    /// <inheritdoc />
    public ValueTask<TokenClaim> ClaimAsync(
        TokenKey key,
        long version,
        string holder,
        TimeSpan lease,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var row = RowOf(key);
            var now = clock.GetUtcNow();
            var before = row.ToEntry(key, now);
            if (row.Version != version || row.Reason is not null || before.LeasedFor is not null)
            {
                return ValueTask.FromResult(new TokenClaim(false, before));
            }

            (row.Holder, row.LeaseEnds, row.Refreshing) = (holder, now + lease, true);
            return ValueTask.FromResult(new TokenClaim(true, before));
        }
    }

    /// <inheritdoc />
    public ValueTask<bool> SaveAsync(
        TokenKey key,
        long version,
        ReadOnlyMemory<byte> sealedToken,
        DateTimeOffset? usefulUntil,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            var row = RowOf(key);
            if (row.Version != version)
            {
                return ValueTask.FromResult(false);
            }

            rows[key] = new Row
            {
                Version = version + 1,
                Token = sealedToken.ToArray(),
                Previous = row.Token,
                SavedAt = clock.GetUtcNow(),
                UsefulUntil = usefulUntil,
            };
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc />
    public ValueTask ReleaseAsync(TokenKey key, string holder, bool isSpent, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (rows.TryGetValue(key, out var row) && row.Holder == holder)
            {
                (row.Holder, row.LeaseEnds, row.Refreshing) = (null, null, isSpent);
            }

            return ValueTask.CompletedTask;
        }
    }

    /// <inheritdoc />
    public ValueTask<bool> RequireReconnectAsync(
        TokenKey key,
        long version,
        string holder,
        string reason,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (!rows.TryGetValue(key, out var row) || row.Version != version || row.Holder != holder)
            {
                return ValueTask.FromResult(false);
            }

            (row.Holder, row.LeaseEnds, row.Refreshing, row.Reason) = (null, null, false, reason);
            return ValueTask.FromResult(true);
        }
    }

    /// <inheritdoc />
    public ValueTask RemoveAsync(ConnectionId connection, string? exceptGrant = null, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            foreach (var key in rows.Keys.Where(key => key.Connection == connection && key.Grant != exceptGrant).ToList())
            {
                rows.Remove(key);
            }

            return ValueTask.CompletedTask;
        }
    }

    /// <inheritdoc />
    public async IAsyncEnumerable<TokenEntry> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await Task.CompletedTask.ConfigureAwait(false);
        List<TokenEntry> entries;
        lock (gate)
        {
            var now = clock.GetUtcNow();
            entries = [.. rows.Select(row => row.Value.ToEntry(row.Key, now))];
        }

        foreach (var entry in entries)
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    /// <inheritdoc />
    public ValueTask<bool> ResealAsync(
        TokenKey key,
        long version,
        ReadOnlyMemory<byte>? token,
        ReadOnlyMemory<byte>? previous,
        CancellationToken cancellationToken = default
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        lock (gate)
        {
            if (!rows.TryGetValue(key, out var row) || row.Version != version)
            {
                return ValueTask.FromResult(false);
            }

            (row.Token, row.Previous) = (token, previous);
            return ValueTask.FromResult(true);
        }
    }

    private Row RowOf(TokenKey key)
    {
        if (!rows.TryGetValue(key, out var row))
        {
            rows[key] = row = new Row();
        }

        return row;
    }

    private sealed class Row
    {
        public long Version { get; init; }

        public ReadOnlyMemory<byte>? Token { get; set; }

        public ReadOnlyMemory<byte>? Previous { get; set; }

        public DateTimeOffset? SavedAt { get; init; }

        public DateTimeOffset? UsefulUntil { get; init; }

        public string? Holder { get; set; }

        public DateTimeOffset? LeaseEnds { get; set; }

        public bool Refreshing { get; set; }

        public string? Reason { get; set; }

        public TokenEntry ToEntry(TokenKey key, DateTimeOffset now) =>
            new(key, Version)
            {
                Token = Token,
                Previous = Previous,
                Age = now - SavedAt,
                IsRefreshing = Refreshing,
                LeasedFor = LeaseEnds > now ? LeaseEnds - now : null,
                ReconnectReason = Reason,
                UsefulUntil = UsefulUntil,
            };
    }
}
