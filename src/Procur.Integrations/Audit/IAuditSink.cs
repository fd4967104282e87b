namespace Procur.Integrations.Audit;

/// <summary>Takes audit records. Register any number; each gets every record. Members are called from many threads at once.</summary>
public interface IAuditSink
{
    /// <summary>Takes a record. It is awaited before the operation returns; what it throws is logged and does not change the operation's result.</summary>
    ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken);
}
