namespace Procur.Integrations.Journal;

/// <summary>
/// Remembers what was sent, so that an intent is never sent twice by mistake. Every change is compare-and-swap on the version, so that who has lost an
/// intent to another process records nothing of it any more. Members are safe to call from many threads at once.
/// </summary>
/// <remarks>
/// A durable one notes an intent as <see cref="JournalState.Sending"/> in one commit before its first byte, for its <see cref="JournalEntry.Sender"/> alone and
/// for a time (<see cref="JournalEntry.DueIn"/>) that runs by the journal's own clock. Once that is over the sender sends nothing more, and what became of it
/// is <see cref="JournalState.Unknown"/>.
/// </remarks>
public interface IOperationJournal
{
    /// <summary>Whether it outlives the process. One that does not is spared what only matters after a crash: unnamed calls that may be sent again.</summary>
    bool IsDurable { get; }

    /// <summary>Notes an intent as it is given, unless there is one of that name.</summary>
    /// <returns>The entry that stands: the given one with version 1, known by its <see cref="JournalEntry.Sender"/>, or the one that was there.</returns>
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

    /// <summary>Waits until an entry is no longer of this version, or its sender's time is over.</summary>
    Task WaitForChangeAsync(JournalId id, long version, CancellationToken cancellationToken = default);

    /// <summary>Lists the entries of a state, oldest first.</summary>
    IAsyncEnumerable<JournalEntry> ListAsync(JournalState state, CancellationToken cancellationToken = default);

    /// <summary>
    /// Hands out entries that are due: unknown ones, and those whose sender's time is over, which become unknown by it. Nobody else is handed them for
    /// <paramref name="lease"/>; each has gone up by one in version and <see cref="JournalEntry.Looks"/>.
    /// </summary>
    /// <param name="most">How many at most, the longest due first.</param>
    /// <param name="lease">For how long by the journal's own clock.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    ValueTask<IReadOnlyList<JournalEntry>> TakeDueAsync(int most, TimeSpan lease, CancellationToken cancellationToken = default);
}
