using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tokens;

/// <summary>Hands out access tokens: cached, refreshed early and once however many callers wait, fetched anew where the service refused one.</summary>
internal sealed class TokenService(ITokenCache? cache, TokenSealer sealer, TimeProvider time, ILogger logger)
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
        var shared = await FindAsync(key).ConfigureAwait(false);
        if (shared is not null && shared.Token.Value != refused && now < shared.RefreshAt)
        {
            slot.Current = shared;
            return shared.Token;
        }

        // One caller's cancellation must not take the token from the others, so the flight has no caller's token; its time-outs end it.
        var exchange = new TokenExchange(snapshot, (slot.Current ?? shared)?.Token, now, send);
        var token = await grant.RequestAsync(exchange, CancellationToken.None).ConfigureAwait(false);
        var held = new HeldToken(token, RefreshAt(token, now));
        slot.Current = held;
        await KeepAsync(key, held).ConfigureAwait(false);
        return token;
    }

    private async ValueTask<HeldToken?> FindAsync(string key)
    {
        if (cache is null)
        {
            return null;
        }

        try
        {
            var found = await cache.FindAsync(key, CancellationToken.None).ConfigureAwait(false);
            return found is { } bytes ? sealer.Open(bytes, key) : null;
        }
#pragma warning disable CA1031 // A broken cache is logged and costs a token request; it must not cost the host's calls.
        catch (Exception e)
#pragma warning restore CA1031
        {
            TokenLog.CacheFailed(logger, e);
            return null;
        }
    }

    private async ValueTask KeepAsync(string key, HeldToken held)
    {
        if (cache is null)
        {
            return;
        }

        try
        {
            await cache.KeepAsync(key, sealer.Seal(held, key), held.Token.ExpiresAt, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // As above: the token is held in this process all the same.
        catch (Exception e)
#pragma warning restore CA1031
        {
            TokenLog.CacheFailed(logger, e);
        }
    }

    private static DateTimeOffset RefreshAt(AccessToken token, DateTimeOffset now)
    {
        var life = token.ExpiresAt - now;
        var margin = life / 10 < LongestMargin ? life / 10 : LongestMargin;
        return token.ExpiresAt - margin;
    }
}
