using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Tokens;

/// <summary>Hands out access tokens: kept, refreshed early and once however many callers wait, fetched anew where the service refused one.</summary>
internal sealed class TokenService
{
    private readonly ConcurrentDictionary<(ConnectionId, string), TokenSlot> slots = new();
    private readonly TimeProvider time;
    private readonly TokenCustody? custody;
    private readonly CachedTokens? cached;

    /// <param name="cache">Where the host shares tokens without a store.</param>
    /// <param name="sealer">Seals what is kept.</param>
    /// <param name="time">The clock.</param>
    /// <param name="logger">The log.</param>
    /// <param name="store">Where tokens are kept; this process's memory by default.</param>
    /// <param name="notice">Is told when a connection has to be connected again.</param>
    public TokenService(
        ITokenCache? cache,
        TokenSealer sealer,
        TimeProvider time,
        ILogger logger,
        ITokenStore? store = null,
        IReconnectNotice? notice = null
    )
    {
        this.time = time;
        if (cache is not null && store is null)
        {
            cached = new CachedTokens(cache, sealer, time, logger);
        }
        else
        {
            custody = new TokenCustody(store ?? new InMemoryTokenStore(time), sealer, time, logger, notice);
        }
    }

    public ValueTask<AccessToken> GetAsync(
        Snapshot snapshot,
        ITokenGrant grant,
        string? refused,
        Func<WireCall, CancellationToken, Task<WireReply>> send,
        CancellationToken cancellationToken
    )
    {
        var slot = SlotOf(snapshot, grant);
        return Current(slot, refused) is { } token
            ? ValueTask.FromResult(token)
            : new(FetchAsync(slot, new TokenTurn(snapshot, grant, refused, send), cancellationToken));
    }

    /// <summary>Uses a token that was got in another way (by a code), in this process.</summary>
    public void Prime(Snapshot snapshot, ITokenGrant grant, AccessToken token) =>
        SlotOf(snapshot, grant).Current = HeldToken.From(token, time.GetUtcNow());

    /// <summary>Forgets it again.</summary>
    public void Unprime(Snapshot snapshot, ITokenGrant grant) => slots.TryRemove((snapshot.Id, grant.CacheKey), out _);

    /// <summary>Keeps a token that was got in another way, so that no process need fetch one at first.</summary>
    public ValueTask KeepAsync(Snapshot snapshot, ITokenGrant grant, AccessToken token) =>
        custody is null ? ValueTask.CompletedTask : custody.KeepAsync(TokenKey.Of(snapshot, grant), token);

    /// <summary>Forgets a connection's tokens, here and in the store.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="exceptGrant">The grant whose tokens stay.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async ValueTask ForgetAsync(ConnectionId connection, string? exceptGrant, CancellationToken cancellationToken)
    {
        foreach (var key in slots.Keys.Where(key => key.Item1 == connection && key.Item2 != exceptGrant).ToList())
        {
            slots.TryRemove(key, out _);
        }

        if (custody is not null)
        {
            await custody.ForgetAsync(connection, exceptGrant, cancellationToken).ConfigureAwait(false);
        }
    }

    private TokenSlot SlotOf(Snapshot snapshot, ITokenGrant grant) =>
        slots.GetOrAdd((snapshot.Id, grant.CacheKey), static _ => new TokenSlot());

    private AccessToken? Current(TokenSlot slot, string? refused)
    {
        if (slot.Current is not { } held)
        {
            return null;
        }

        var now = time.GetUtcNow();
        return held.IsFresh(refused, now) || (now < slot.RestUntil && held.IsAlive(refused, now)) ? held.Token : null;
    }

    private async Task<AccessToken> FetchAsync(TokenSlot slot, TokenTurn turn, CancellationToken cancellationToken)
    {
        var flight = slot.Join(start => FlyAsync(slot, start, turn));
        try
        {
            return await flight.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (IntegrationException) when (slot.Current is { } other && other.IsAlive(turn.Refused, time.GetUtcNow()))
        {
            // The early refresh failed but the token still lives: the caller's work goes on, and a later call refreshes.
            return other.Token;
        }
    }

    private async Task<AccessToken> FlyAsync(TokenSlot slot, Task start, TokenTurn turn)
    {
        await start.ConfigureAwait(false);
        if (Current(slot, turn.Refused) is { } token)
        {
            return token;
        }

        var held = custody is not null
            ? await custody.TakeAsync(slot, turn).ConfigureAwait(false)
            : await cached!.TakeAsync(slot, turn).ConfigureAwait(false);
        slot.Current = held;
        return held.Token;
    }
}
