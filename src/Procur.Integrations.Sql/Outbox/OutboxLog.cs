using Microsoft.Extensions.Logging;

namespace Procur.Integrations.Sql;

internal static partial class OutboxLog
{
    [LoggerMessage(
        1,
        LogLevel.Error,
        "The message {Id} in the outbox was given up; see why in the outbox, and have it tried again from there"
    )]
    public static partial void GivenUp(ILogger logger, Exception exception, string id);

    [LoggerMessage(2, LogLevel.Error, "The outbox could not be asked for what is due; it is tried again")]
    public static partial void NotRead(ILogger logger, Exception exception);
}
