using System.Collections.Concurrent;
using System.Runtime.CompilerServices;

namespace Procur.Integrations.Journal;

/// <summary>
/// A journal for one process. Settled intents are kept, those that the caller named up to <see cref="Capacity"/> and the others up to
/// <see cref="UnnamedCapacity"/>, the oldest forgotten first; unknown ones are never forgotten.
/// </summary>
public sealed class InMemoryOperationJournal : IOperationJournal
{
    private readonly ConcurrentDictionary<JournalId, Slot> slots = new();
    private readonly ConcurrentQueue<(JournalId Id, long Version)> named = new();
    private readonly ConcurrentQueue<(JournalId Id, long Version)> unnamed = new();

    /// <summary>How many settled intents that the caller named are kept; 100,000 by default.</summary>
    public int Capacity { get; init; } = 100_000;

    /// <summary>How many settled intents that the caller did not name are kept, for a request object that is sent again; 10,000 by default.</summary>
    public int UnnamedCapacity { get; init; } = 10_000;

    /// <inheritdoc />
    public bool IsDurable => false;

    /// <inheritdoc />
    public ValueTask<JournalEntry> RecordAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(
            slots.GetOrAdd(entry.Id, static (_, noted) => new Slot(noted.Version == 1 ? noted : noted with { Version = 1 }), entry).Entry
        );
    }

    /// <summary>Notes an intent that is about to be sent, unless there is one of that name: one step, for here nothing can be lost between two.</summary>
    /// <returns>False where there is one.</returns>
    internal bool TryBegin(JournalEntry sending, out JournalEntry stands)
    {
        stands = slots.GetOrAdd(sending.Id, static (_, noted) => new Slot(noted), sending).Entry;
        return ReferenceEquals(stands, sending);
    }

    /// <inheritdoc />
    public ValueTask<JournalEntry?> FindAsync(JournalId id, CancellationToken cancellationToken = default)
    {
        cancellationToken.ThrowIfCancellationRequested();
        return ValueTask.FromResult(slots.GetValueOrDefault(id)?.Entry);
    }

    /// <inheritdoc />
    public ValueTask<JournalEntry?> ChangeAsync(JournalEntry next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(next);
        var changed = next with { Version = next.Version + 1 };
        return ValueTask.FromResult(TryPut(changed) ? changed : null);
    }

    /// <summary>Puts an entry in the place of the version before it: a change that its maker has numbered, which is a copy fewer.</summary>
    /// <returns>False where that version does not stand (any more).</returns>
    internal bool TryPut(JournalEntry next)
    {
        if (!slots.TryGetValue(next.Id, out var slot) || slot.Entry.Version != next.Version - 1)
        {
            return false;
        }

        if (!slots.TryUpdate(next.Id, new Slot(next), slot))
        {
            return false;
        }

        slot.Tell();
        if (next.State == JournalState.Settled)
        {
            var (queue, capacity) = next.IsNamed ? (named, Capacity) : (unnamed, UnnamedCapacity);
            queue.Enqueue((next.Id, next.Version));
            Trim(queue, capacity);
        }

        return true;
    }

    /// <inheritdoc />
    public ValueTask<bool> ForgetAsync(JournalId id, long version, CancellationToken cancellationToken = default)
    {
        var forgotten = TryForget(id, version);
        return ValueTask.FromResult(forgotten);
    }

    /// <inheritdoc />
    public Task WaitForChangeAsync(JournalId id, long version, CancellationToken cancellationToken = default) =>
        slots.TryGetValue(id, out var slot) && slot.Entry.Version == version
            ? slot.Changed.WaitAsync(cancellationToken)
            : Task.CompletedTask;

    /// <inheritdoc />
    public async IAsyncEnumerable<JournalEntry> ListAsync(
        JournalState state,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await Task.CompletedTask.ConfigureAwait(false);
        foreach (
            var entry in slots.Values.Select(slot => slot.Entry).Where(entry => entry.State == state).OrderBy(entry => entry.ChangedAt)
        )
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return entry;
        }
    }

    private void Trim(ConcurrentQueue<(JournalId Id, long Version)> queue, int capacity)
    {
        while (queue.Count > capacity && queue.TryDequeue(out var oldest))
        {
            TryForget(oldest.Id, oldest.Version);
        }
    }

    private bool TryForget(JournalId id, long version)
    {
        var forgotten =
            slots.TryGetValue(id, out var slot)
            && slot.Entry.Version == version
            && slots.TryRemove(new KeyValuePair<JournalId, Slot>(id, slot));
        if (forgotten)
        {
            slot!.Tell();
        }

        return forgotten;
    }

    // One slot a version: replacing it is the swap, and completing its task tells those who wait.
    private sealed class Slot(JournalEntry entry)
    {
        private static readonly TaskCompletionSource Told = Done();
        private TaskCompletionSource? changed;

        public JournalEntry Entry { get; } = entry;

        public Task Changed => (Volatile.Read(ref changed) ?? Interlocked.CompareExchange(ref changed, New(), null) ?? changed!).Task;

        public void Tell() => Interlocked.Exchange(ref changed, Told)?.TrySetResult();

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);

        private static TaskCompletionSource Done()
        {
            var source = New();
            source.SetResult();
            return source;
        }
    }
}
