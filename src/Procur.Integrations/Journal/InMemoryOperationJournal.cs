using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Journal;

/// <summary>
/// A journal for one process. Settled intents are kept, those that the caller named up to <see cref="Capacity"/> and the others up to
/// <see cref="UnnamedCapacity"/>, the oldest forgotten first; unknown ones are never forgotten.
/// </summary>
/// <param name="time">The clock; the system's by default.</param>
public sealed class InMemoryOperationJournal(TimeProvider? time = null) : IOperationJournal
{
    private readonly TimeProvider time = time ?? TimeProvider.System;
    private readonly ConcurrentDictionary<JournalId, JournalSlot> slots = new();
    private readonly ConcurrentDictionary<JournalId, JournalSlot> unknown = new();
    private readonly ConcurrentQueue<(JournalSlot Slot, long Version)> named = new();
    private readonly ConcurrentQueue<(JournalSlot Slot, long Version)> unnamed = new();

    /// <summary>How many settled intents that the caller named are kept; 100,000 by default.</summary>
    public int Capacity { get; init; } = 100_000;

    /// <summary>How many settled intents that the caller did not name are kept, for a request object that is sent again; 10,000 by default.</summary>
    public int UnnamedCapacity { get; init; } = 10_000;

    /// <inheritdoc />
    public bool IsDurable => false;

    private long Now => time.GetUtcNow().UtcTicks;

    /// <inheritdoc />
    public ValueTask<JournalEntry> RecordAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        var now = Now;
        while (true)
        {
            var made = new JournalSlot(entry, now);
            var slot = slots.GetOrAdd(entry.Id, made);
            var stands = slot.Read(now);
            if (ReferenceEquals(slot, made))
            {
                Sort(slot, stands);
            }

            if (stands.Version > 0)
            {
                return ValueTask.FromResult(stands);
            }

            // Forgotten between the two: its place is about to be free.
            slots.TryRemove(new KeyValuePair<JournalId, JournalSlot>(entry.Id, slot));
        }
    }

    /// <summary>Notes an intent that is about to be sent, unless there is one of that name: one step, for here nothing can be lost between two.</summary>
    /// <returns>False where there is one.</returns>
    internal bool TryBegin(JournalSlot sending) => slots.TryAdd(sending.Id, sending);

    /// <summary>Settles what <see cref="TryBegin"/> began.</summary>
    internal void Settle(JournalSlot sent, WireReply reply, IReadOnlyList<WireHeader> headers, DateTimeOffset now)
    {
        // Changed meanwhile, it was settled by a callback: that stands.
        if (sent.TrySettle(1, reply, headers, now))
        {
            Keep(sent, 2);
        }
    }

    /// <inheritdoc />
    public ValueTask<JournalEntry?> FindAsync(JournalId id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var entry = slots.GetValueOrDefault(id)?.Read(Now);
        return ValueTask.FromResult(entry is { Version: > 0 } ? entry : null);
    }

    /// <inheritdoc />
    public ValueTask<JournalEntry?> ChangeAsync(JournalEntry next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(next);
        return ValueTask.FromResult(slots.TryGetValue(next.Id, out var slot) ? Put(slot, next) : null);
    }

    /// <inheritdoc />
    public ValueTask<bool> ForgetAsync(JournalId id, long version, CancellationToken cancellationToken = default) =>
        ValueTask.FromResult(slots.TryGetValue(id, out var slot) && TryForget(slot, version));

    /// <inheritdoc />
    public Task WaitForChangeAsync(JournalId id, long version, CancellationToken cancellationToken = default) =>
        slots.TryGetValue(id, out var slot) ? slot.ChangedFrom(version).WaitAsync(cancellationToken) : Task.CompletedTask;

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalEntry> ListAsync(
        JournalState state,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.CompletedTask.ConfigureAwait(false);
        var now = Now;
        foreach (
            var entry in slots
                .Values.Where(slot => slot.State == state)
                .Select(slot => slot.Read(now))
                .Where(entry => entry.State == state && entry.Version > 0)
                .OrderBy(entry => entry.ChangedAt)
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<JournalEntry>> TakeDueAsync(int most, TimeSpan lease, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var now = Now;
        var taken = new List<JournalEntry>();
        foreach (var slot in unknown.Values.Where(slot => slot.DueAt <= now).OrderBy(slot => slot.DueAt).Take(most))
        {
            var due = slot.Read(now);
            if (due.State != JournalState.Unknown)
            {
                // Two changed it at once, and the later one was the first to sort it.
                unknown.TryRemove(new KeyValuePair<JournalId, JournalSlot>(slot.Id, slot));
            }
            else if (Put(slot, due with { DueIn = lease, Looks = due.Looks + 1 }) is { } ours)
            {
                taken.Add(ours);
            }
        }

        return ValueTask.FromResult<IReadOnlyList<JournalEntry>>(taken);
    }

    private JournalEntry? Put(JournalSlot slot, JournalEntry next)
    {
        if (!slot.TryChange(next, Now))
        {
            return null;
        }

        var changed = next with { Version = next.Version + 1 };
        Sort(slot, changed);
        return changed;
    }

    // Nothing but the unknown ones is walked through, and nothing but what is done with is forgotten.
    private void Sort(JournalSlot slot, JournalEntry entry)
    {
        if (entry.State == JournalState.Unknown)
        {
            unknown[entry.Id] = slot;
            return;
        }

        unknown.TryRemove(new KeyValuePair<JournalId, JournalSlot>(entry.Id, slot));
        if (entry.State != JournalState.Sending)
        {
            Keep(slot, entry.Version);
        }
    }

    private void Keep(JournalSlot slot, long version)
    {
        var (queue, capacity) = slot.IsNamed ? (named, Capacity) : (unnamed, UnnamedCapacity);
        queue.Enqueue((slot, version));
        while (queue.Count > capacity && queue.TryDequeue(out var oldest))
        {
            TryForget(oldest.Slot, oldest.Version);
        }
    }

    private bool TryForget(JournalSlot slot, long version)
    {
        if (!slot.TryEnd(version))
        {
            return false;
        }

        unknown.TryRemove(new KeyValuePair<JournalId, JournalSlot>(slot.Id, slot));
        slots.TryRemove(new KeyValuePair<JournalId, JournalSlot>(slot.Id, slot));
        return true;
    }
}
