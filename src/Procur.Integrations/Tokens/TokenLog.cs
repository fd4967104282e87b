using Microsoft.Extensions.Logging;

namespace Procur.Integrations.Tokens;

internal static partial class TokenLog
{
    [LoggerMessage(20, LogLevel.Warning, "The token cache failed; the process goes on with tokens of its own")]
    public static partial void CacheFailed(ILogger logger, Exception exception);
}
