using System.Collections.Concurrent;
using Procur.Integrations.Audit;

namespace Procurement.Hosting;

/// <summary>Keeps the audit records of the run: the table's attempts come from here.</summary>
internal sealed class AuditTrail : IAuditSink
{
    private readonly ConcurrentQueue<AuditRecord> records = new();

    public IReadOnlyCollection<AuditRecord> Records => records;

    public ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken)
    {
        records.Enqueue(record);
        return ValueTask.CompletedTask;
    }
}
