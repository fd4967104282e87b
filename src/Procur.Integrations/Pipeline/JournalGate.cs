using System.Buffers;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;

namespace Procur.Integrations.Wire;

/// <summary>Stands before each changing call: lets it be sent, gives the recorded answer, makes it wait, or refuses it.</summary>
internal sealed class JournalGate
{
    private readonly Connection connection;
    private readonly HttpCall call;
    private readonly IOperationJournal journal;
    private JournalEntry entry;
    private bool claimed;
    private bool superseded;

    private JournalGate(Connection connection, HttpCall call)
    {
        this.connection = connection;
        this.call = call;
        journal = connection.Host.Journal;
        entry = Intent(connection, call);
    }

    public string Key => entry.Id.ToString();

    /// <summary>Whether this very call has taken it on itself to send. Another caller's sending is not ours to close.</summary>
    public bool IsSending => claimed && entry.State == JournalState.Sending;

    /// <summary>Null where nothing need be noted before sending: a read whose answer is not kept, or a call without any key.</summary>
    /// <remarks>
    /// What a second send could do twice is noted before the first byte, named or not: one request object, tried again or by two callers at once, is one
    /// intent. Where a repeat does no harm, a journal that dies with the process is spared the calls that nobody named until their outcome is unknown.
    /// </remarks>
    public static ValueTask<JournalGate?> ForAsync(Connection connection, HttpCall state)
    {
        var call = state.Call;
        if ((call.IsRead && !call.KeepsAnswer) || (call.OperationKey ?? call.IdempotencyKey) is not { } key)
        {
            return ValueTask.FromResult<JournalGate?>(null);
        }

        return call.OperationKey is not null || !call.IsRepeatable || call.KeepsAnswer || connection.Host.Journal.IsDurable
            ? ValueTask.FromResult<JournalGate?>(new(connection, state))
            : ForUnknownAsync(connection, state, key);
    }

    /// <summary>Notes how a failed call ended.</summary>
    /// <returns>The journal's key of it, where it is kept.</returns>
    public static async ValueTask<string?> CloseAsync(
        Connection connection,
        HttpCall state,
        JournalGate? gate,
        Attempted tried,
        bool unknown
    )
    {
        if (unknown)
        {
            if (gate is null && (state.Call.OperationKey ?? state.Call.IdempotencyKey) is not null)
            {
                gate = new JournalGate(connection, state);
                gate.entry = await gate.journal.RecordAsync(gate.entry, CancellationToken.None).ConfigureAwait(false);
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

        gate.superseded = !await gate.journal.ForgetAsync(gate.entry.Id, gate.entry.Version, CancellationToken.None).ConfigureAwait(false);
        return null;
    }

    /// <summary>The recorded answer, or null where the call is to be sent now.</summary>
    /// <exception cref="IntegrationException">The key names another intent, or the outcome of an earlier send cannot be told.</exception>
    /// <exception cref="IntegrationCanceledException">The caller's token ended the wait; it is unknown where somebody else has sent it.</exception>
    public async ValueTask<WireReply?> OpenAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await ClaimOrFindAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException e) when (cancellationToken.IsCancellationRequested && e is not IntegrationCanceledException)
        {
            var sent = entry.State is JournalState.Sending or JournalState.Unknown;
            throw new IntegrationCanceledException(connection.Descriptor.Key, call.Operation, sent, cancellationToken, e)
            {
                JournalKey = sent ? Key : null,
            };
        }
    }

    public async ValueTask CloseAsync(WireReply reply)
    {
        var settled = entry with
        {
            State = JournalState.Settled,
            Version = journal is InMemoryOperationJournal ? entry.Version + 1 : entry.Version,
            ReplyStatus = (int)reply.Status,
            ReplyBody = reply.Body,
            ReplyHeaders = Kept(reply),
            Evidence = "answer",
            Body = null,
            ChangedAt = connection.Time.GetUtcNow(),
        };
        if (journal is InMemoryOperationJournal memory)
        {
            memory.TryPut(settled);
        }
        else
        {
            await journal.ChangeAsync(settled, CancellationToken.None).ConfigureAwait(false);
        }
    }

    public async ValueTask<string> CloseUnknownAsync()
    {
        var unknown = entry with
        {
            State = JournalState.Unknown,
            SentAt = entry.SentAt ?? connection.Time.GetUtcNow(),
            ChangedAt = connection.Time.GetUtcNow(),
        };
        superseded = await journal.ChangeAsync(unknown, CancellationToken.None).ConfigureAwait(false) is null;
        return Key;
    }

    /// <summary>The answer by which a callback settled the intent while it was being sent; null where none did.</summary>
    public async ValueTask<WireReply?> SettledMeanwhileAsync()
    {
        if (!superseded)
        {
            return null;
        }

        var now = await journal.FindAsync(entry.Id, CancellationToken.None).ConfigureAwait(false);
        return now is { State: JournalState.Settled } ? Recorded(now) : null;
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

    private async ValueTask<WireReply?> ClaimOrFindAsync(CancellationToken cancellationToken)
    {
        var intent = entry;
        while (true)
        {
            if (journal is InMemoryOperationJournal memory)
            {
                cancellationToken.ThrowIfCancellationRequested();
                if (memory.TryBegin(intent, out entry))
                {
                    claimed = true;
                    return null;
                }
            }
            else
            {
                entry = await journal.RecordAsync(intent, cancellationToken).ConfigureAwait(false);
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
                case JournalState.Sending:
                    await journal.WaitForChangeAsync(entry.Id, entry.Version, cancellationToken).ConfigureAwait(false);
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

    private static async ValueTask<JournalGate?> ForUnknownAsync(Connection connection, HttpCall state, string key)
    {
        var id = new JournalId(connection.Id, key, state.Call.Step ?? state.Call.Operation);
        var noted = await connection.Host.Journal.FindAsync(id, state.Caller).ConfigureAwait(false);
        return noted is null ? null : new JournalGate(connection, state);
    }

    private static JournalEntry Intent(Connection connection, HttpCall state)
    {
        var call = state.Call;
        var key = call.OperationKey ?? call.IdempotencyKey!;
        var inMemory = connection.Host.Journal is InMemoryOperationJournal;
        var now = connection.Time.GetUtcNow();
        return new JournalEntry(new JournalId(connection.Id, key, call.Step ?? call.Operation), call.Operation)
        {
            // A journal that dies with the process gains nothing by noting first that nothing has been sent.
            State = inMemory ? JournalState.Sending : JournalState.Recorded,
            SentAt = inMemory ? now : null,
            Version = 1,
            Repeat = call.Repeat,
            IsNamed = call.OperationKey is not null,
            Fingerprint = Fingerprint(call),
            IdempotencyKey = call.IdempotencyKey,
            Target = $"{call.Method} {call.Path}",
            // Kept to be sent again or looked up; else it has no business in a store, where it may hold a password or personal data.
            Body = call.Body is { Open: null } body && (call.IsRepeatable || CanBeLookedUp(connection, call.Operation)) ? body : null,
            Reference = call.Reference,
            AccountId = state.Snapshot.AccountId,
            ChangedAt = now,
        };
    }

    private static bool CanBeLookedUp(Connection connection, string operation) =>
        connection.TryGet<IOutcomeResolver>(out var resolver) && resolver.CanResolve(operation);

    private static byte[] Fingerprint(WireCall call)
    {
        var stable = call.Fingerprint;
        var body = stable is null && call.Body is { } own ? own.Bytes.Span : default;
        var longest = Encoding.UTF8.GetMaxByteCount(call.Method.Method.Length + call.Path.Length + 2 + (stable?.Length ?? 0)) + body.Length;
        // In one piece: the platform's hash over several keeps a handle and its buffers for each call.
        var rented = ArrayPool<byte>.Shared.Rent(longest);
        var length = Encoding.UTF8.GetBytes(call.Method.Method, rented);
        rented[length++] = (byte)'\n';
        length += Encoding.UTF8.GetBytes(call.Path, rented.AsSpan(length));
        rented[length++] = (byte)'\n';
        length += stable is null ? 0 : Encoding.UTF8.GetBytes(stable, rented.AsSpan(length));
        body.CopyTo(rented.AsSpan(length));
        var fingerprint = SHA256.HashData(rented.AsSpan(0, length + body.Length));
        ArrayPool<byte>.Shared.Return(rented, clearArray: true);
        return fingerprint;
    }

    // The stored bytes under the stored key, at the same account, and only while the service still knows the key.
    private bool MayResend()
    {
        if (entry.AccountId != call.Snapshot.AccountId)
        {
            return false;
        }

        return entry.Repeat switch
        {
            Repeat.Idempotent => true,
            Repeat.IdempotentByKey => entry.IdempotencyKey is not null
                && (connection.Registration.KeyLifetime is not { } life || connection.Time.GetUtcNow() - entry.SentAt < life),
            _ => false,
        };
    }

    private async ValueTask<bool> ClaimAsync(CancellationToken cancellationToken)
    {
        var sending = entry with
        {
            State = JournalState.Sending,
            SentAt = entry.SentAt ?? connection.Time.GetUtcNow(),
            ChangedAt = connection.Time.GetUtcNow(),
        };
        if (await journal.ChangeAsync(sending, cancellationToken).ConfigureAwait(false) is not { } written)
        {
            return false;
        }

        if (entry.State == JournalState.Unknown)
        {
            // Whatever becomes of this send, the earlier one may have taken effect.
            call.MaybeDone = true;
            call.StoredBody = entry.Body;
            call.StoredKey = entry.IdempotencyKey;
        }

        entry = written;
        claimed = true;
        return true;
    }

    /// <summary>
    /// Asks the service first, even where it dedupes: one that keeps its first answer (a stored 500) gives it again for as long as it knows the key, and
    /// only a look-up ends the doubt.
    /// </summary>
    private async ValueTask<bool> LookUpAsync(CancellationToken cancellationToken)
    {
        if (!connection.TryGet<IOutcomeResolver>(out var resolver) || !resolver.CanResolve(entry.Operation))
        {
            return false;
        }

        OutcomeResolution found;
        try
        {
            found = await resolver.ResolveAsync(entry, connection, cancellationToken).ConfigureAwait(false);
        }
        catch (IntegrationException) when (MayResend())
        {
            // The service dedupes, so sending it again is as good a question as looking it up.
            return false;
        }

        return await OutcomeSettlement.ApplyAsync(journal, entry, found, connection.Time, cancellationToken).ConfigureAwait(false);
    }

    private IntegrationException Unresolved() =>
        Problem(
            $"it was sent at {entry.SentAt:u} and nobody can tell yet whether it took effect",
            "It is not sent again: wait for the service's webhook, look it up there, or settle it in the journal",
            unknown: true
        );

    private IntegrationException Problem(string problem, string next, bool unknown) =>
        new(
            connection.Descriptor.Key,
            call.Operation,
            IntegrationErrorKind.Conflict,
            $"{connection.Descriptor.Key} {call.Operation}: {problem}. {next}"
        )
        {
            OutcomeUnknown = unknown,
            JournalKey = Key,
        };
}
