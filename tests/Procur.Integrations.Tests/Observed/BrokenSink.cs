using Procur.Integrations.Audit;

namespace Procur.Integrations.Tests.Observed;

/// <summary>A sink that fails.</summary>
public sealed class BrokenSink : IAuditSink
{
    public ValueTask WriteAsync(AuditRecord record, CancellationToken cancellationToken) => throw new TimeoutException("disk full");
}
