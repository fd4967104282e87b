using System.Diagnostics.CodeAnalysis;
using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Journal;

/// <summary>
/// The one place of an intent in memory, changed as it stands: an entry a version would cost every noted call two of them. Entries are made where somebody asks.
/// </summary>
[SuppressMessage(
    "Reliability",
    "CA2002",
    Justification = "The journal alone holds it and nothing else locks it; an object to lock beside each would be paid for by every noted call."
)]
internal sealed class JournalSlot
{
    private readonly string operation;
    private readonly Repeat repeat;
    private readonly bool isNamed;
    private readonly IntentFingerprint fingerprint;
    private readonly string? idempotencyKey;
    private readonly string? method;
    private readonly string? path;
    private readonly string? reference;
    private string? accountId;
    private JournalState state;
    private WireBody? body;
    private long sentAt;
    private long changedAt;
    private long version = 1;
    private int replyStatus;
    private ReadOnlyMemory<byte> replyBody;
    private IReadOnlyList<WireHeader> replyHeaders = [];
    private Rest? rest;
    private TaskCompletionSource? changed;

    /// <summary>Of a call that is about to be sent.</summary>
    public JournalSlot(JournalId id, WireCall call, Snapshot snapshot, DateTimeOffset now)
    {
        Id = id;
        operation = call.Operation;
        repeat = call.Repeat;
        isNamed = call.OperationKey is not null;
        fingerprint = IntentFingerprint.Of(call);
        idempotencyKey = call.IdempotencyKey;
        method = call.Method.Method;
        path = call.Path;
        reference = call.Reference;
        accountId = snapshot.AccountId;
        body = call.ResendableBody;
        state = JournalState.Sending;
        sentAt = changedAt = now.UtcTicks;
    }

    /// <summary>Of an entry as it was given.</summary>
    public JournalSlot(JournalEntry entry, long now)
    {
        Id = entry.Id;
        operation = entry.Operation;
        repeat = entry.Repeat;
        isNamed = entry.IsNamed;
        fingerprint = IntentFingerprint.Of(entry.Fingerprint.Span);
        idempotencyKey = entry.IdempotencyKey;
        method = entry.Method;
        path = entry.Path;
        reference = entry.Reference;
        Put(entry, now);
    }

    public JournalId Id { get; }

    public bool IsNamed => isNamed;

    public JournalState State
    {
        get
        {
            lock (this)
            {
                return state;
            }
        }
    }

    /// <summary>When it is due, in the clock's ticks; null for never.</summary>
    public long? DueAt
    {
        get
        {
            lock (this)
            {
                return version > 0 ? rest?.DueAt : null;
            }
        }
    }

    public JournalEntry Read(long now)
    {
        lock (this)
        {
            return new JournalEntry(Id, operation)
            {
                State = state,
                Version = version,
                Repeat = repeat,
                IsNamed = isNamed,
                Fingerprint = fingerprint.ToBytes(),
                IdempotencyKey = idempotencyKey,
                Renewals = rest?.Renewals ?? 0,
                Method = method,
                Path = path,
                Body = body,
                LookUp = rest?.LookUp,
                Reference = reference,
                AccountId = accountId,
                Sender = rest?.Sender ?? default,
                DueIn = rest?.DueAt is { } due ? TimeSpan.FromTicks(due - now) : null,
                Looks = rest?.Looks ?? 0,
                SentAt = sentAt == 0 ? null : new DateTimeOffset(sentAt, TimeSpan.Zero),
                ChangedAt = new DateTimeOffset(changedAt, TimeSpan.Zero),
                ReplyStatus = replyStatus == 0 ? null : replyStatus,
                ReplyBody = replyBody,
                ReplyHeaders = replyHeaders,
                Evidence = rest?.Evidence ?? (state == JournalState.Settled ? JournalEvidence.Answer : null),
                Actor = rest?.Actor,
            };
        }
    }

    /// <summary>Settles what was sent by its answer.</summary>
    /// <returns>False where it is not of this version (any more).</returns>
    public bool TrySettle(long from, WireReply reply, IReadOnlyList<WireHeader> headers, DateTimeOffset now)
    {
        TaskCompletionSource? waiting;
        lock (this)
        {
            if (version != from)
            {
                return false;
            }

            state = JournalState.Settled;
            replyStatus = (int)reply.Status;
            replyBody = reply.Body;
            replyHeaders = headers;
            body = null;
            changedAt = now.UtcTicks;
            version++;
            waiting = changed;
            changed = null;
        }

        waiting?.TrySetResult();
        return true;
    }

    /// <returns>False where another version than that of <paramref name="next"/> stands.</returns>
    public bool TryChange(JournalEntry next, long now)
    {
        TaskCompletionSource? waiting;
        lock (this)
        {
            if (version != next.Version)
            {
                return false;
            }

            Put(next, now);
            version = next.Version + 1;
            waiting = changed;
            changed = null;
        }

        waiting?.TrySetResult();
        return true;
    }

    /// <summary>Ends it, so that nobody changes it any more.</summary>
    /// <returns>False where it is not of this version (any more).</returns>
    public bool TryEnd(long from)
    {
        TaskCompletionSource? waiting;
        lock (this)
        {
            if (version != from)
            {
                return false;
            }

            version = -1;
            waiting = changed;
            changed = null;
        }

        waiting?.TrySetResult();
        return true;
    }

    /// <summary>Done once it is no longer of this version.</summary>
    public Task ChangedFrom(long from)
    {
        lock (this)
        {
            return version != from
                ? Task.CompletedTask
                : (changed ??= new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously)).Task;
        }
    }

    private void Put(JournalEntry next, long now)
    {
        state = next.State;
        body = next.Body;
        accountId = next.AccountId;
        sentAt = next.SentAt?.UtcTicks ?? 0;
        changedAt = next.ChangedAt.UtcTicks;
        replyStatus = next.ReplyStatus ?? 0;
        replyBody = next.ReplyBody;
        replyHeaders = next.ReplyHeaders;
        rest = new Rest(
            next.Renewals,
            next.LookUp,
            next.Sender,
            next.DueIn is { } due ? now + due.Ticks : null,
            next.Looks,
            next.Evidence,
            next.Actor
        );
    }

    // What most calls never have.
    private sealed record Rest(int Renewals, string? LookUp, Guid Sender, long? DueAt, int Looks, string? Evidence, string? Actor);
}
