using Microsoft.Extensions.Logging;

namespace Procur.Integrations.AspNetCore.Connecting;

internal static partial class ConnectLog
{
    [LoggerMessage(121, LogLevel.Warning, "Connecting {Integration} failed at {Operation}: {Kind}")]
    public static partial void Refused(
        ILogger logger,
        string integration,
        string operation,
        IntegrationErrorKind kind,
        Exception exception
    );
}
