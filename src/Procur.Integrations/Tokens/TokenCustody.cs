using Microsoft.Extensions.Logging;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Tokens;

/// <summary>
/// Gets tokens through a store that processes share: one of them asks the service, the others wait for what it saves. What the service has rotated is
/// saved before it is used.
/// </summary>
internal sealed class TokenCustody(ITokenStore store, TokenSealer sealer, TimeProvider time, ILogger logger, IReconnectNotice? notice)
{
    // Past the longest that a token request may take, its sender is gone or stopped.
    private static readonly TimeSpan LeaseMargin = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMilliseconds(500);

    // How long callers go on with a living token before they look again whether another process has fetched the next.
    private static readonly TimeSpan Rest = TimeSpan.FromSeconds(1);

    // How long after a rotation the token before it is worth a try.
    private static readonly TimeSpan Grace = TimeSpan.FromDays(1);

    private static readonly TimeSpan[] SaveDelays =
    [
        TimeSpan.FromMilliseconds(100),
        TimeSpan.FromMilliseconds(400),
        TimeSpan.FromSeconds(1.5),
        TimeSpan.FromSeconds(4),
    ];

    public async Task<HeldToken> TakeAsync(TokenSlot slot, TokenTurn turn)
    {
        try
        {
            if (slot.Unsaved is { } unsaved && await SaveAsync(slot, turn, unsaved).ConfigureAwait(false) is { } saved)
            {
                if (saved.IsFresh(turn.Refused, time.GetUtcNow()))
                {
                    return saved;
                }
            }

            return await TakeOrRefreshAsync(slot, turn).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // A broken store is logged; where nothing can be lost by it, the process goes on with a token of its own.
        catch (Exception e) when (!turn.Grant.UsesRefreshToken && !turn.IsAsked)
#pragma warning restore CA1031
        {
            TokenLog.StoreFailed(logger, e);
            return await AskAsync(turn, slot.Current).ConfigureAwait(false);
        }
    }

    /// <summary>Keeps a token that was got in another way, for the first who asks.</summary>
    public async ValueTask KeepAsync(TokenKey key, AccessToken token)
    {
        var entry = await store.FindAsync(key, CancellationToken.None).ConfigureAwait(false);
        var held = HeldToken.From(token, time.GetUtcNow());
        await store
            .SaveAsync(key, entry?.Version ?? 0, sealer.Seal(held, key.Binding), held.UsefulUntil, CancellationToken.None)
            .ConfigureAwait(false);
    }

    public ValueTask ForgetAsync(ConnectionId connection, string? exceptGrant, CancellationToken cancellationToken) =>
        store.RemoveAsync(connection, exceptGrant, cancellationToken);

    private async Task<HeldToken> TakeOrRefreshAsync(TokenSlot slot, TokenTurn turn)
    {
        var poll = ShortestPoll;
        while (true)
        {
            var entry = await store.FindAsync(turn.Key, CancellationToken.None).ConfigureAwait(false);
            var held = Open(entry?.Token, turn);
            var now = time.GetUtcNow();
            if (held is not null && held.IsFresh(turn.Refused, now))
            {
                return held;
            }

            if (entry?.ReconnectReason is { } reason)
            {
                return held is not null && held.IsAlive(turn.Refused, now) ? held : throw ReconnectNeed.Tell(turn.Snapshot, reason);
            }

            var holder = Guid.NewGuid().ToString("N");
            var claim = await store.ClaimAsync(turn.Key, entry?.Version ?? 0, holder, LeaseOf(turn.Snapshot)).ConfigureAwait(false);
            if (claim.IsGranted)
            {
                if (await RefreshAsync(slot, turn, claim.Entry, held, holder).ConfigureAwait(false) is { } token)
                {
                    return token;
                }

                continue;
            }

            if (claim.Entry.Version != (entry?.Version ?? 0) || claim.Entry.ReconnectReason is not null)
            {
                continue;
            }

            if (held is not null && held.IsAlive(turn.Refused, now))
            {
                slot.RestUntil = now + Rest;
                return held;
            }

            await Task.Delay(poll, time).ConfigureAwait(false);
            poll = poll * 2 < LongestPoll ? poll * 2 : LongestPoll;
        }
    }

    /// <returns>Null where somebody else has saved a token meanwhile.</returns>
    private async Task<HeldToken?> RefreshAsync(TokenSlot slot, TokenTurn turn, TokenEntry entry, HeldToken? held, string holder)
    {
        var began = time.GetTimestamp();
        HeldToken next;
        try
        {
            next = await AskAsync(turn, held ?? slot.Current).ConfigureAwait(false);
        }
        catch (IntegrationException e) when (turn.Grant.IsEnded(e))
        {
            return await EndedAsync(slot, turn, entry, held, holder, e).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            await ReleaseAsync(turn, holder, MaySpend(e)).ConfigureAwait(false);
            throw;
        }

        var saved = await SaveAsync(slot, turn, new UnsavedToken(entry.Version, next)).ConfigureAwait(false);
        if (saved is not null && notice is not null && time.GetElapsedTime(began) > LeaseOf(turn.Snapshot))
        {
            // Somebody may have given the connection up while this process stood still.
            await notice.ClearAsync(turn.Snapshot).ConfigureAwait(false);
        }

        return saved;
    }

    /// <summary>A refusal of the refresh token: a lost race where the stored one has moved on, the end of the grant where it has not.</summary>
    private async Task<HeldToken?> EndedAsync(
        TokenSlot slot,
        TokenTurn turn,
        TokenEntry entry,
        HeldToken? held,
        string holder,
        IntegrationException refusal
    )
    {
        var found = await store.FindAsync(turn.Key, CancellationToken.None).ConfigureAwait(false);
        if (found is not null && found.Version != entry.Version)
        {
            return null;
        }

        if (
            !entry.IsRefreshing
            && entry.Age < Grace
            && Open(entry.Previous, turn) is { Token.RefreshToken: { } before } previous
            && before != held?.Token.RefreshToken
        )
        {
            try
            {
                var next = await AskAsync(turn, previous).ConfigureAwait(false);
                return await SaveAsync(slot, turn, new UnsavedToken(entry.Version, next)).ConfigureAwait(false);
            }
            catch (IntegrationException e) when (turn.Grant.IsEnded(e))
            {
                // Neither is accepted.
            }
            catch (Exception e)
            {
                await ReleaseAsync(turn, holder, MaySpend(e)).ConfigureAwait(false);
                throw;
            }
        }

        var reason = entry.IsRefreshing ? ReconnectNeed.Lost : ReconnectNeed.Refused;
        if (!await store.RequireReconnectAsync(turn.Key, entry.Version, holder, reason, CancellationToken.None).ConfigureAwait(false))
        {
            return null;
        }

        TokenLog.ReconnectNeeded(logger, turn.Snapshot.Id, reason);
        if (notice is not null)
        {
            await notice.RequireAsync(turn.Snapshot, reason).ConfigureAwait(false);
        }

        throw ReconnectNeed.Tell(turn.Snapshot, reason, refusal);
    }

    private async Task<HeldToken> AskAsync(TokenTurn turn, HeldToken? current)
    {
        turn.IsAsked = true;
        var now = time.GetUtcNow();
        var longest = LongestRequest(turn.Snapshot);
        // One caller's cancellation must not take the token from the others, so the request has no caller's token. It ends before its lease does.
        using var ending = new CancellationTokenSource(longest, time);
        try
        {
            var exchange = new TokenExchange(turn.Snapshot, current?.Token, now, turn.Send);
            return HeldToken.From(await turn.Grant.RequestAsync(exchange, ending.Token).ConfigureAwait(false), now);
        }
        catch (OperationCanceledException e) when (ending.IsCancellationRequested)
        {
            throw TimedOut(turn, longest, e);
        }
    }

    /// <summary>Saves before use. What cannot be saved is held, so that the next flight saves it before it asks for another.</summary>
    /// <returns>Null where somebody else has saved one meanwhile: theirs counts.</returns>
    private async Task<HeldToken?> SaveAsync(TokenSlot slot, TokenTurn turn, UnsavedToken unsaved)
    {
        slot.Unsaved = unsaved;
        var envelope = sealer.Seal(unsaved.Held, turn.Key.Binding);
        for (var attempt = 0; ; attempt++)
        {
            try
            {
                var saved = await store
                    .SaveAsync(turn.Key, unsaved.Version, envelope, unsaved.Held.UsefulUntil, CancellationToken.None)
                    .ConfigureAwait(false);
                slot.Unsaved = null;
                return saved ? unsaved.Held : null;
            }
#pragma warning disable CA1031 // Tried again, and then thrown or, where nothing can be lost by it, logged.
            catch (Exception e)
#pragma warning restore CA1031
            {
                TokenLog.StoreFailed(logger, e);
                if (!turn.Grant.UsesRefreshToken)
                {
                    slot.Unsaved = null;
                    return unsaved.Held;
                }

                if (attempt == SaveDelays.Length)
                {
                    throw Unsaved(turn, e);
                }
            }

            await Task.Delay(SaveDelays[attempt], time).ConfigureAwait(false);
        }
    }

    private async ValueTask ReleaseAsync(TokenTurn turn, string holder, bool isSpent)
    {
        try
        {
            await store.ReleaseAsync(turn.Key, holder, isSpent, CancellationToken.None).ConfigureAwait(false);
        }
#pragma warning disable CA1031 // The lease ends by itself; the failure that is being told matters more.
        catch (Exception e)
#pragma warning restore CA1031
        {
            TokenLog.StoreFailed(logger, e);
        }
    }

    private HeldToken? Open(ReadOnlyMemory<byte>? envelope, TokenTurn turn)
    {
        if (envelope is not { } bytes)
        {
            return null;
        }

        var opened = sealer.Open(bytes, turn.Key.Binding);
        // Falling back to the refresh token that the connection was made with would present one that was used up: some services end the whole grant for that.
        return opened is null && turn.Grant.UsesRefreshToken ? throw Unopened(turn) : opened;
    }

    private static TimeSpan LeaseOf(Snapshot snapshot) => LongestRequest(snapshot) + LeaseMargin;

    // Two tries' time: who waits for a process that is gone should still have some of his own left.
    private static TimeSpan LongestRequest(Snapshot snapshot)
    {
        var resilience = snapshot.Options.Resilience;
        return resilience.AttemptTimeout * 2 < resilience.TotalTimeout ? resilience.AttemptTimeout * 2 : resilience.TotalTimeout;
    }

    // A refusal is given before anything is used up; of what got no answer, nobody can say.
    private static bool MaySpend(Exception e) =>
        e
            is not IntegrationException
            {
                Kind: not (
                    IntegrationErrorKind.Unavailable
                    or IntegrationErrorKind.Timeout
                    or IntegrationErrorKind.Protocol
                    or IntegrationErrorKind.Unrecognized
                )
            };

    private static IntegrationException TimedOut(TokenTurn turn, TimeSpan longest, Exception cause) =>
        new(
            turn.Snapshot.Id.Integration,
            "token.get",
            IntegrationErrorKind.Timeout,
            $"{turn.Snapshot.Id.Integration} token.get: the service gave no token within {longest.TotalSeconds:0} s. Try again later.",
            cause
        )
        {
            IsTransient = true,
        };

    private static IntegrationException Unopened(TokenTurn turn) =>
        new(
            turn.Snapshot.Id.Integration,
            "token.get",
            IntegrationErrorKind.NotConfigured,
            $"{turn.Snapshot.Id.Integration} token.get: the stored token of the connection '{turn.Snapshot.Id.Name}' does not open with the sealing keys at hand. Add the key that it was sealed under to the key ring for reading, or connect the account again. Nothing was sent."
        );

    private static IntegrationException Unsaved(TokenTurn turn, Exception cause) =>
        new(
            turn.Snapshot.Id.Integration,
            "token.get",
            IntegrationErrorKind.Unavailable,
            $"{turn.Snapshot.Id.Integration} token.get: the service gave a new token and the token store could not save it. It is held in this process and saved before it is used; see to the store before this process ends.",
            cause
        )
        {
            IsTransient = true,
        };
}
