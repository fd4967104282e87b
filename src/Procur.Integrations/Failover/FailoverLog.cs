using Microsoft.Extensions.Logging;

namespace Procur.Integrations;

internal static partial class FailoverLog
{
    [LoggerMessage(20, LogLevel.Warning, "{Capability}: {From} is out ({Reason}); {To} is used in its place")]
    public static partial void Used(ILogger logger, string capability, string from, string to, IntegrationErrorKind reason);
}
