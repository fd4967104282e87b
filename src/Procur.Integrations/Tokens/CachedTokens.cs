using Microsoft.Extensions.Logging;

namespace Procur.Integrations.Tokens;

/// <summary>Gets tokens by way of a cache that processes may share: each asks the service for itself where the cache has none.</summary>
internal sealed class CachedTokens(ITokenCache cache, TokenSealer sealer, TimeProvider time, ILogger logger)
{
    public async Task<HeldToken> TakeAsync(TokenSlot slot, TokenTurn turn)
    {
        var now = time.GetUtcNow();
        var key = CacheKey(turn);
        var shared = await FindAsync(key).ConfigureAwait(false);
        if (shared is not null && shared.IsFresh(turn.Refused, now))
        {
            return shared;
        }

        // One caller's cancellation must not take the token from the others, so the flight has no caller's token; its time-outs end it.
        var exchange = new TokenExchange(turn.Snapshot, Newest(slot.Current, shared)?.Token, now, turn.Send);
        AccessToken token;
        try
        {
            token = await turn.Grant.RequestAsync(exchange, CancellationToken.None).ConfigureAwait(false);
        }
        catch (IntegrationException e) when (turn.Grant.IsEnded(e))
        {
            throw ReconnectNeed.Tell(turn.Snapshot, ReconnectNeed.Refused, e);
        }

        var held = HeldToken.From(token, now);
        await KeepAsync(key, held).ConfigureAwait(false);
        return held;
    }

    private static string CacheKey(TokenTurn turn) =>
        $"procur-token/{turn.Snapshot.Id}/{turn.Snapshot.Options.Environment}/{turn.Grant.CacheKey}";

    private static HeldToken? Newest(HeldToken? own, HeldToken? shared) =>
        own is null || (shared is not null && shared.Token.ExpiresAt > own.Token.ExpiresAt) ? shared : own;

    private async ValueTask<HeldToken?> FindAsync(string key)
    {
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
        try
        {
            await cache.KeepAsync(key, sealer.Seal(held, key), held.CachedUntil, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // As above: the token is held in this process all the same.
        catch (Exception e)
#pragma warning restore CA1031
        {
            TokenLog.CacheFailed(logger, e);
        }
    }
}
