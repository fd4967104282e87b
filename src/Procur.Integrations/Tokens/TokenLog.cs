using Microsoft.Extensions.Logging;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Tokens;

internal static partial class TokenLog
{
    [LoggerMessage(20, LogLevel.Warning, "The token cache failed; the process goes on with tokens of its own")]
    public static partial void CacheFailed(ILogger logger, Exception exception);

    [LoggerMessage(21, LogLevel.Warning, "The token store failed")]
    public static partial void StoreFailed(ILogger logger, Exception exception);

    [LoggerMessage(22, LogLevel.Warning, "The connection {Connection} needs to be connected again: {Reason}")]
    public static partial void ReconnectNeeded(ILogger logger, ConnectionId connection, string reason);
}
