using Procur.Integrations.Journal;

namespace Procur.Integrations.CrashHost;

/// <summary>Passes the points in the journal: an intent noted and not yet sent, an answer about to be noted, and one that has been.</summary>
internal sealed class KillJournal(IOperationJournal journal, KillPoint point) : IOperationJournal
{
    public bool IsDurable => journal.IsDurable;

    public async ValueTask<JournalEntry> RecordAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        var stands = await journal.RecordAsync(entry, cancellationToken);
        point.Pass("recorded");
        return stands;
    }

    public ValueTask<JournalEntry?> FindAsync(JournalId id, CancellationToken cancellationToken = default) =>
        journal.FindAsync(id, cancellationToken);

    public async ValueTask<JournalEntry?> ChangeAsync(JournalEntry next, CancellationToken cancellationToken = default)
    {
        point.Pass("settling");
        var written = await journal.ChangeAsync(next, cancellationToken);
        point.Pass("settled");
        return written;
    }

    public ValueTask<bool> ForgetAsync(JournalId id, long version, CancellationToken cancellationToken = default) =>
        journal.ForgetAsync(id, version, cancellationToken);

    public Task WaitForChangeAsync(JournalId id, long version, CancellationToken cancellationToken = default) =>
        journal.WaitForChangeAsync(id, version, cancellationToken);

    public IAsyncEnumerable<JournalEntry> ListAsync(JournalState state, CancellationToken cancellationToken = default) =>
        journal.ListAsync(state, cancellationToken);

    public ValueTask<IReadOnlyList<JournalEntry>> TakeDueAsync(int most, TimeSpan lease, CancellationToken cancellationToken = default) =>
        journal.TakeDueAsync(most, lease, cancellationToken);
}
