using System.Net;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;

namespace Procur.Integrations.Wire;

/// <summary>Stands before each changing call: lets it be sent, gives the recorded answer, makes it wait, or refuses it.</summary>
internal sealed class JournalGate
{
    // After the call's own time is over: for its last answer to be noted.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);

    // By how much sooner the sender takes its time for over than the journal does: two clocks never run quite alike.
    private static readonly TimeSpan Early = TimeSpan.FromSeconds(5);

    private readonly HttpCall call;
    private JournalSlot? slot;
    private JournalEntry? entry;
    private bool claimed;
    private bool superseded;

    private JournalGate(HttpCall call) => this.call = call;

    public string Key => (slot?.Id ?? entry!.Id).ToString();

    /// <summary>Whether this very call has taken it on itself to send. Another caller's sending is not ours to close.</summary>
    public bool IsSending => claimed && (slot is not null || entry!.State == JournalState.Sending);

    private Connection Connection => call.Connection;

    private IOperationJournal Journal => call.Connection.Host.Journal;

    private TimeProvider Time => call.Connection.Time;

    private TimeSpan Lease => call.Snapshot.Options.Resilience.TotalTimeout + Margin;

    /// <summary>Null where nothing need be noted before sending: a read whose answer is not kept, or a call without any key.</summary>
    /// <remarks>
    /// What a second send could do twice is noted before the first byte, named or not: one request object, tried again or by two callers at once, is one
    /// intent. Where a repeat does no harm, a journal that dies with the process is spared the calls that nobody named until their outcome is unknown.
    /// </remarks>
    public static ValueTask<JournalGate?> ForAsync(HttpCall state)
    {
        var call = state.Call;
        if ((call.IsRead && !call.KeepsAnswer) || (call.OperationKey ?? call.IdempotencyKey) is not { } key)
        {
            return ValueTask.FromResult<JournalGate?>(null);
        }

        return call.OperationKey is not null || !call.IsRepeatable || call.KeepsAnswer || state.Connection.Host.Journal.IsDurable
            ? ValueTask.FromResult<JournalGate?>(new(state))
            : ForUnknownAsync(state, key);
    }

    /// <summary>Notes how a failed call ended.</summary>
    /// <returns>The journal's key of it, where it is kept.</returns>
    public static async ValueTask<string?> CloseAsync(HttpCall state, JournalGate? gate, Attempted tried, bool unknown)
    {
        if (unknown)
        {
            if (gate is null && (state.Call.OperationKey ?? state.Call.IdempotencyKey) is not null)
            {
                gate = new JournalGate(state);
                gate.entry = await gate.Journal.RecordAsync(gate.Intent(), CancellationToken.None).ConfigureAwait(false);
            }

            return gate is null ? null : await gate.CloseUnknownAsync().ConfigureAwait(false);
        }

        if (gate is null)
        {
            return null;
        }

        if (tried.Failure!.Effect == FailureEffect.Final && tried.Reply is not null)
        {
            await gate.CloseAsync(tried.Reply).ConfigureAwait(false);
            return gate.Key;
        }

        await gate.GiveBackAsync().ConfigureAwait(false);
        return null;
    }

    /// <summary>The recorded answer, or null where the call is to be sent now.</summary>
    /// <exception cref="IntegrationException">The key names another intent, or the outcome of an earlier send cannot be told.</exception>
    /// <exception cref="IntegrationCanceledException">The caller's token ended the wait; it is unknown where somebody else has sent it.</exception>
    public async ValueTask<WireReply?> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return TryBeginInMemory(cancellationToken) ? null : await ClaimOrFindAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested && e is not IntegrationCanceledException)
        {
            var sent = !claimed && entry?.State is JournalState.Sending or JournalState.Unknown;
            throw new IntegrationCanceledException(Connection.Descriptor.Key, call.Operation, sent, cancellationToken, e)
            {
                JournalKey = sent ? Key : null,
            };
        }
    }

    /// <summary>Keeps the service's answer.</summary>
    public ValueTask CloseAsync(WireReply reply)
    {
        if (slot is not null)
        {
            ((InMemoryOperationJournal)Journal).Settle(slot, reply, Kept(reply), Time.GetUtcNow());
            return ValueTask.CompletedTask;
        }

        return SettleAsync(
            entry! with
            {
                State = JournalState.Settled,
                ReplyStatus = (int)reply.Status,
                ReplyBody = reply.Body,
                ReplyHeaders = Kept(reply),
                Evidence = JournalEvidence.Answer,
                Body = null,
                DueIn = null,
            }
        );
    }

    public async ValueTask<string> CloseUnknownAsync()
    {
        var unknown = AsUnknown(Entry());
        await WriteAsync(async () => superseded = !await ChangeAsync(unknown).ConfigureAwait(false)).ConfigureAwait(false);
        return Key;
    }

    /// <summary>
    /// What became of an intent that was another's when this call wanted to close it: settled by a callback, or looked into by somebody else, who took this
    /// call for dead.
    /// </summary>
    /// <returns>The answer by which it was settled; null where none was, and then nobody can tell where it is open still.</returns>
    public async ValueTask<WireReply?> SettledMeanwhileAsync()
    {
        if (!superseded)
        {
            return null;
        }

        var now = await Journal.FindAsync(entry!.Id, CancellationToken.None).ConfigureAwait(false);
        call.MaybeDone |= now?.State is JournalState.Unknown or JournalState.Sending;
        return now is { State: JournalState.Settled } ? Recorded(now) : null;
    }

    private JournalEntry AsUnknown(JournalEntry sent)
    {
        var now = Time.GetUtcNow();
        return sent with
        {
            State = JournalState.Unknown,
            Sender = default,
            SentAt = sent.SentAt ?? now,
            LookUp = sent.LookUp ?? Note(),
            DueIn = Resolver(sent.Operation) is null ? null : OutcomeBackoff.First,
        };
    }

    private ValueTask SettleAsync(JournalEntry settled) => WriteAsync(() => ChangeAsync(settled).AsTask());

    private async ValueTask GiveBackAsync()
    {
        var open = Entry();
        await WriteAsync(async () =>
            {
                superseded = !(
                    open.Renewals == 0
                        ? await Journal.ForgetAsync(open.Id, open.Version, CancellationToken.None).ConfigureAwait(false)
                        : await ChangeAsync(OutcomeSettlement.Renewed(open, open.Renewals)).ConfigureAwait(false)
                );
            })
            .ConfigureAwait(false);
    }

    private async ValueTask<bool> ChangeAsync(JournalEntry next) =>
        await Journal.ChangeAsync(next with { ChangedAt = Time.GetUtcNow() }, CancellationToken.None).ConfigureAwait(false) is not null;

    /// <summary>
    /// Writes what has happened at the service. That it cannot be written changes nothing of it: the entry stays as it is, and once the sender's time is over
    /// it is unknown, and looked into.
    /// </summary>
    private async ValueTask WriteAsync(Func<Task> write)
    {
        try
        {
            await write().ConfigureAwait(false);
        }
#pragma warning disable CA1031 // Logged: the caller is told of the service's answer, not of the journal's failure.
        catch (Exception e)
#pragma warning restore CA1031
        {
            JournalLog.NotWritten(Connection.Host.Logger, e, Connection.Descriptor.Key, call.Operation, Connection.Id.Name);
        }
    }

    private WireReply Recorded(JournalEntry settled)
    {
        var recorded = call.NewReply((HttpStatusCode)settled.ReplyStatus!.Value, null, null, settled.ReplyBody);
        recorded.IsRecorded = true;
        recorded.KeptHeaders = settled.ReplyHeaders;
        return recorded;
    }

    private IReadOnlyList<WireHeader> Kept(WireReply reply) =>
        call.Call.KeptHeaders.Count == 0
            ? []
            :
            [
                .. from name in call.Call.KeptHeaders
                let value = reply.Header(name)
                where value is not null
                select new WireHeader(name, value),
            ];

    private bool TryBeginInMemory(CancellationToken cancellationToken)
    {
        if (Journal is not InMemoryOperationJournal memory)
        {
            return false;
        }

        cancellationToken.ThrowIfCancellationRequested();
        slot = new JournalSlot(Id, call.Call, call.Snapshot, Time.GetUtcNow());
        claimed = memory.TryBegin(slot);
        slot = claimed ? slot : null;
        return claimed;
    }

    private async ValueTask<WireReply?> ClaimOrFindAsync(CancellationToken cancellationToken)
    {
        var intent = Intent();
        while (true)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var began = Time.GetTimestamp();
            entry = await Journal.RecordAsync(intent, cancellationToken).ConfigureAwait(false);
            if (entry.Sender == intent.Sender && entry.State == JournalState.Sending)
            {
                Begin(began);
                return null;
            }

            if (!entry.Fingerprint.Span.SequenceEqual(intent.Fingerprint.Span))
            {
                throw Problem(
                    $"the {(intent.IsNamed ? "operation" : "idempotency")} key already names another request",
                    "Give each intent a key of its own; nothing was sent",
                    unknown: false
                );
            }

            switch (entry.State)
            {
                case JournalState.Settled:
                    return Recorded(entry);
                case JournalState.Sending when entry.IsAbandoned:
                    // Losing the swap means that somebody else saw it too, or that it was settled after all.
                    await ChangeAsync(AsUnknown(entry)).ConfigureAwait(false);
                    continue;
                case JournalState.Sending:
                    await Journal.WaitForChangeAsync(entry.Id, entry.Version, cancellationToken).ConfigureAwait(false);
                    continue;
                case JournalState.Unknown when await LookUpAsync(cancellationToken).ConfigureAwait(false):
                    continue;
                case JournalState.Unknown when !MayResend():
                    throw Unresolved();
                default:
                    if (await ClaimAsync(cancellationToken).ConfigureAwait(false))
                    {
                        return null;
                    }

                    continue;
            }
        }
    }

    private static async ValueTask<JournalGate?> ForUnknownAsync(HttpCall state, string key)
    {
        var id = new JournalId(state.Connection.Id, key, state.Call.Step ?? state.Call.Operation);
        var noted = await state.Connection.Host.Journal.FindAsync(id, state.Caller).ConfigureAwait(false);
        return noted is null ? null : new JournalGate(state);
    }

    private JournalId Id => new(Connection.Id, call.Call.OperationKey ?? call.Call.IdempotencyKey!, call.Call.Step ?? call.Call.Operation);

    private JournalEntry Entry()
    {
        if (slot is not null)
        {
            (entry, slot) = (slot.Read(Time.GetUtcNow().UtcTicks) with { Version = 1 }, null);
        }

        return entry!;
    }

    // As it is noted in one step before its first byte: a process that dies from here on leaves it to those who find its time over.
    private JournalEntry Intent()
    {
        var wire = call.Call;
        var now = Time.GetUtcNow();
        return new JournalEntry(Id, wire.Operation)
        {
            State = JournalState.Sending,
            SentAt = now,
            Version = 1,
            Repeat = wire.Repeat,
            IsNamed = wire.OperationKey is not null,
            Fingerprint = IntentFingerprint.Of(wire).ToBytes(),
            IdempotencyKey = wire.IdempotencyKey,
            Method = wire.Method.Method,
            Path = wire.Path,
            // Kept to be sent again; else it has no business in a store, where it may hold a password or personal data.
            Body = wire.ResendableBody,
            LookUp = Note(),
            Reference = wire.Reference,
            AccountId = call.Snapshot.AccountId,
            Sender = Guid.NewGuid(),
            DueIn = Journal.IsDurable ? Lease : null,
            ChangedAt = now,
        };
    }

    private string? Note() => Resolver(call.Operation)?.Note(call.Call);

    private IOutcomeResolver? Resolver(string operation) =>
        Connection.TryGet<IOutcomeResolver>(out var resolver) && resolver.CanResolve(operation) ? resolver : null;

    // The stored bytes under the stored key, at the same account, and only while the service still knows the key.
    private bool MayResend()
    {
        if (entry!.AccountId != call.Snapshot.AccountId)
        {
            return false;
        }

        return entry.Repeat switch
        {
            Repeat.Idempotent => true,
            Repeat.IdempotentByKey => entry.IdempotencyKey is not null
                && (Connection.Registration.KeyLifetime is not { } life || Time.GetUtcNow() - entry.SentAt < life),
            _ => false,
        };
    }

    private async ValueTask<bool> ClaimAsync(CancellationToken cancellationToken)
    {
        var now = Time.GetUtcNow();
        var began = Time.GetTimestamp();
        var again = entry!.State == JournalState.Unknown;
        var sending = entry with
        {
            State = JournalState.Sending,
            Sender = Guid.NewGuid(),
            DueIn = Journal.IsDurable ? Lease : null,
            SentAt = again ? entry.SentAt ?? now : now,
            // Nothing of the earlier sends took effect: where this is sent, it is sent as it is asked for now.
            AccountId = again ? entry.AccountId : call.Snapshot.AccountId,
            Body = again ? entry.Body : call.Call.ResendableBody,
            ChangedAt = now,
        };
        if (await Journal.ChangeAsync(sending, cancellationToken).ConfigureAwait(false) is not { } written)
        {
            return false;
        }

        if (again)
        {
            // Whatever becomes of this send, the earlier one may have taken effect.
            call.MaybeDone = true;
            call.StoredBody = entry.Body;
        }

        call.StoredKey = written.SentKey;
        entry = written;
        Begin(began);
        return true;
    }

    private void Begin(long began)
    {
        claimed = true;
        if (Journal.IsDurable)
        {
            // Counted from before the journal was asked, so it ends here before it ends there.
            call.SendUntil = began + (long)((Lease - Early).TotalSeconds * Time.TimestampFrequency);
        }
    }

    /// <summary>
    /// Asks the service first, even where it dedupes: one that keeps its first answer (a stored 500) gives it again for as long as it knows the key, and
    /// only a look-up ends the doubt.
    /// </summary>
    private async ValueTask<bool> LookUpAsync(CancellationToken cancellationToken)
    {
        if (Resolver(entry!.Operation) is not { } resolver)
        {
            return false;
        }

        OutcomeResolution found;
        try
        {
            found = await resolver.ResolveAsync(entry, Connection, cancellationToken).ConfigureAwait(false);
        }
        catch (IntegrationException) when (MayResend())
        {
            // The service dedupes, so sending it again is as good a question as looking it up.
            return false;
        }

        return await OutcomeSettlement.ApplyAsync(Journal, entry, found, Time, cancellationToken).ConfigureAwait(false);
    }

    private IntegrationException Unresolved() =>
        Problem(
            $"it was sent at {entry!.SentAt:u} and nobody can tell yet whether it took effect",
            "It is not sent again: wait for the service's webhook, look it up there, or settle it in the journal",
            unknown: true
        );

    private IntegrationException Problem(string problem, string next, bool unknown) =>
        new(
            Connection.Descriptor.Key,
            call.Operation,
            IntegrationErrorKind.Conflict,
            $"{Connection.Descriptor.Key} {call.Operation}: {problem}. {next}"
        )
        {
            OutcomeUnknown = unknown,
            JournalKey = Key,
        };
}
