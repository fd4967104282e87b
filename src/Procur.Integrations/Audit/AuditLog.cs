using Microsoft.Extensions.Logging;

namespace Procur.Integrations.Audit;

internal static partial class AuditLog
{
    [LoggerMessage(3, LogLevel.Error, "The audit sink {Sink} failed; the record is lost")]
    public static partial void SinkFailed(ILogger logger, Exception exception, string sink);
}
