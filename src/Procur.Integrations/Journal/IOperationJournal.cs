namespace Procur.Integrations.Journal;

/// <summary>
/// Remembers what was sent, so that an intent is never sent twice by mistake. Every change is compare-and-swap on the version.
/// Members are safe to call from many threads at once.
/// </summary>
public interface IOperationJournal
{
    /// <summary>Whether it outlives the process. One that does not is spared what only matters after a crash: unnamed calls that may be sent again.</summary>
    bool IsDurable { get; }

    /// <summary>Notes an intent, unless there is one of that name.</summary>
    /// <returns>The entry that stands: the given one with version 1, or the one that was there.</returns>
    ValueTask<JournalEntry> RecordAsync(JournalEntry entry, CancellationToken cancellationToken = default);

    /// <summary>Finds an entry.</summary>
    /// <returns>Null where there is none.</returns>
    ValueTask<JournalEntry?> FindAsync(JournalId id, CancellationToken cancellationToken = default);

    /// <summary>Puts <paramref name="next"/> in place of the entry of version <see cref="JournalEntry.Version"/> of <paramref name="next"/>.</summary>
    /// <returns>What was written, with its new version; null where somebody else changed it first.</returns>
    ValueTask<JournalEntry?> ChangeAsync(JournalEntry next, CancellationToken cancellationToken = default);

    /// <summary>Forgets an entry of this version, as nothing took effect.</summary>
    /// <returns>False where somebody else changed it first.</returns>
    ValueTask<bool> ForgetAsync(JournalId id, long version, CancellationToken cancellationToken = default);

    /// <summary>Waits until an entry is no longer of this version.</summary>
    Task WaitForChangeAsync(JournalId id, long version, CancellationToken cancellationToken = default);

    /// <summary>Lists the entries of a state, oldest first.</summary>
    IAsyncEnumerable<JournalEntry> ListAsync(JournalState state, CancellationToken cancellationToken = default);
}
