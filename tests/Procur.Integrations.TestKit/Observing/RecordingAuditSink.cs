using System.Collections.Concurrent;
using Procur.Integrations.Audit;

namespace Procur.Integrations.TestKit;

/// <summary>Keeps every audit record.</summary>
public sealed class RecordingAuditSink : IAuditSink
{
    private readonly ConcurrentQueue<AuditRecord> records = new();
    private readonly Signal changed = new();

    public IReadOnlyList<AuditRecord> Records => [.. records];

    /// <summary>All records as one text, for a search after what must not be there.</summary>
    public string Text => string.Join('\n', records);

    public ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        records.Enqueue(record);
        changed.Tell();
        return ValueTask.CompletedTask;
    }

    public Task UntilAsync(Func<IReadOnlyList<AuditRecord>, bool> condition, CancellationToken cancellationToken = default) =>
        changed.UntilAsync(() => condition(Records), cancellationToken);
}
