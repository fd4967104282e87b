using Procur.Integrations.Journal;

namespace Procur.Integrations.Tests.Journal;

/// <summary>A journal that calls itself durable, so that calls go the way they go with a database, and that several processes could share.</summary>
public sealed class DurableJournal(TimeProvider time) : IOperationJournal
{
    private readonly InMemoryOperationJournal kept = new(time);

    public bool IsDurable => true;

    /// <summary>Thrown by every change where it is set.</summary>
    public Exception? Broken { get; set; }

    public ValueTask<JournalEntry> RecordAsync(JournalEntry entry, CancellationToken cancellationToken = default) =>
        kept.RecordAsync(entry, cancellationToken);

    public ValueTask<JournalEntry?> FindAsync(JournalId id, CancellationToken cancellationToken = default) =>
        kept.FindAsync(id, cancellationToken);

    public ValueTask<JournalEntry?> ChangeAsync(JournalEntry next, CancellationToken cancellationToken = default) =>
        Broken is null ? kept.ChangeAsync(next, cancellationToken) : throw Broken;

    public ValueTask<bool> ForgetAsync(JournalId id, long version, CancellationToken cancellationToken = default) =>
        Broken is null ? kept.ForgetAsync(id, version, cancellationToken) : throw Broken;

    public Task WaitForChangeAsync(JournalId id, long version, CancellationToken cancellationToken = default) =>
        kept.WaitForChangeAsync(id, version, cancellationToken);

    public IAsyncEnumerable<JournalEntry> ListAsync(JournalState state, CancellationToken cancellationToken = default) =>
        kept.ListAsync(state, cancellationToken);

    public ValueTask<IReadOnlyList<JournalEntry>> TakeDueAsync(int most, TimeSpan lease, CancellationToken cancellationToken = default) =>
        kept.TakeDueAsync(most, lease, cancellationToken);
}
