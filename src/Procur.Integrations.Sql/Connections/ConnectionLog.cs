using Microsoft.Extensions.Logging;

namespace Procur.Integrations.Sql;

internal static partial class ConnectionLog
{
    [LoggerMessage(40, LogLevel.Warning, "Changes of connections by other processes cannot be seen; what was read before is used on")]
    public static partial void WatchFailed(ILogger logger, Exception exception);
}
