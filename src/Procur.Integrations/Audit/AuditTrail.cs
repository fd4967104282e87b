using Microsoft.Extensions.Logging;

namespace Procur.Integrations.Audit;

/// <summary>All of a host's sinks as one.</summary>
internal sealed class AuditTrail(IReadOnlyList<IAuditSink> sinks, ILogger logger)
{
    public bool IsKept => sinks.Count > 0;

    /// <summary>Without a caller's token: what is told has happened, and is told whoever goes away.</summary>
    public async ValueTask WriteAsync(AuditRecord record)
    {
        foreach (var sink in sinks)
        {
            try
            {
                await sink.WriteAsync(record, CancellationToken.None).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // A broken sink is logged: what was done at the service, or by a handler, cannot be undone by it.
            catch (Exception e)
#pragma warning restore CA1031
            {
                AuditLog.SinkFailed(logger, e, sink.GetType().Name);
            }
        }
    }
}
