using System.Collections.Concurrent;
using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tokens;

/// <summary>Hands out access tokens: cached, refreshed early and once however many callers wait, fetched anew where the service refused one.</summary>
internal sealed class TokenService(ITokenCache? cache, TokenSealer sealer, TimeProvider time)
{
    // Refreshed when a tenth of its life or five minutes are left, whichever is less: short tokens would otherwise never be fresh.
    private static readonly TimeSpan LongestMargin = TimeSpan.FromMinutes(5);
    private readonly ConcurrentDictionary<(ConnectionId, string), TokenSlot> slots = new();

    public ValueTask<AccessToken> GetAsync(
        Snapshot snapshot,
        ITokenGrant grant,
        string? refused,
        Func<WireCall, CancellationToken, Task<WireReply>> send,
        CancellationToken cancellationToken
    )
    {
        var slot = slots.GetOrAdd((snapshot.Id, grant.CacheKey), static _ => new TokenSlot());
        var current = slot.Current;
        return current is not null && current.Token.Value != refused && time.GetUtcNow() < current.RefreshAt
            ? ValueTask.FromResult(current.Token)
            : new(FetchAsync(slot, snapshot, grant, refused, send, cancellationToken));
    }

    private static string CacheKey(Snapshot snapshot, ITokenGrant grant) =>
        $"procur-token/{snapshot.Id}/{snapshot.Options.Environment}/{grant.CacheKey}";

    private async Task<AccessToken> FetchAsync(
        TokenSlot slot,
        Snapshot snapshot,
        ITokenGrant grant,
        string? refused,
        Func<WireCall, CancellationToken, Task<WireReply>> send,
        CancellationToken cancellationToken
    )
    {
        var flight = slot.Join(start => FlyAsync(slot, start, snapshot, grant, refused, send));
        try
        {
            return await flight.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IntegrationException)
            when (slot.Current is { } other && other.Token.Value != refused && time.GetUtcNow() < other.Token.ExpiresAt)
        {
            // The early refresh failed but the token still lives: the caller's work goes on, and a later call refreshes.
            return other.Token;
        }
    }

    private async Task<AccessToken> FlyAsync(
        TokenSlot slot,
        Task start,
        Snapshot snapshot,
        ITokenGrant grant,
        string? refused,
        Func<WireCall, CancellationToken, Task<WireReply>> send
    )
    {
        await start.ConfigureAwait(false);
        var now = time.GetUtcNow();
        if (slot.Current is { } current && current.Token.Value != refused && now < current.RefreshAt)
        {
            return current.Token;
        }

        var key = CacheKey(snapshot, grant);
        if (cache is not null)
        {
            var found = await cache.FindAsync(key, CancellationToken.None).ConfigureAwait(false);
            if (found is { } bytes && sealer.Open(bytes, key) is { } shared && shared.Value != refused && now < RefreshAt(shared, now))
            {
                slot.Current = new(shared, RefreshAt(shared, now));
                return shared;
            }
        }

        // One caller's cancellation must not take the token from the others, so the flight has no caller's token; its time-outs end it.
        var exchange = new TokenExchange(snapshot, slot.Current?.Token, now, send);
        var token = await grant.RequestAsync(exchange, CancellationToken.None).ConfigureAwait(false);
        if (cache is not null)
        {
            await cache.KeepAsync(key, sealer.Seal(token, key), token.ExpiresAt, CancellationToken.None).ConfigureAwait(false);
        }

        slot.Current = new(token, RefreshAt(token, now));
        return token;
    }

    private static DateTimeOffset RefreshAt(AccessToken token, DateTimeOffset now)
    {
        var life = token.ExpiresAt - now;
        var margin = life / 10 < LongestMargin ? life / 10 : LongestMargin;
        return token.ExpiresAt - margin;
    }
}
