using Microsoft.Extensions.Logging;

namespace Procur.Integrations.Journal;

internal static partial class JournalLog
{
    [LoggerMessage(
        20,
        LogLevel.Error,
        "{Integration} {Operation} ({Connection}) has ended and the journal could not be written; its outcome counts as unknown once its time to send is over"
    )]
    public static partial void NotWritten(ILogger logger, Exception exception, string integration, string operation, string connection);

    [LoggerMessage(21, LogLevel.Information, "{Integration} {Operation} ({Connection}): its unknown outcome was looked up: {Finding}")]
    public static partial void Settled(ILogger logger, string integration, string operation, string connection, OutcomeFinding finding);

    [LoggerMessage(
        22,
        LogLevel.Warning,
        "{Integration} {Operation} ({Connection}): looking up its unknown outcome failed; it is tried again"
    )]
    public static partial void LookUpFailed(ILogger logger, Exception exception, string integration, string operation, string connection);

    [LoggerMessage(23, LogLevel.Error, "The journal could not be asked for outcomes that are due; it is tried again")]
    public static partial void NotRead(ILogger logger, Exception exception);
}
