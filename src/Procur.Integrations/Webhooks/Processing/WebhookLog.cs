using Microsoft.Extensions.Logging;

namespace Procur.Integrations.Webhooks;

internal static partial class WebhookLog
{
    [LoggerMessage(101, LogLevel.Debug, "{Integration} webhook ({Connection}) {Outcome} in {Milliseconds} ms")]
    public static partial void Taken(ILogger logger, string integration, string connection, string outcome, double milliseconds);

    [LoggerMessage(102, LogLevel.Warning, "{Integration} webhook ({Connection}) {Outcome}: {Reason}")]
    public static partial void Refused(ILogger logger, string integration, string connection, string outcome, string reason);

    [LoggerMessage(
        103,
        LogLevel.Error,
        "{Integration} webhook ({Connection}): the handler {Handler} failed; the service will send the event again"
    )]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string integration, string connection, string handler);

    [LoggerMessage(
        104,
        LogLevel.Error,
        "{Integration} webhook ({Connection}): the event could not be confirmed; the service may send it again"
    )]
    public static partial void NotConfirmed(ILogger logger, Exception exception, string integration, string connection);

    [LoggerMessage(105, LogLevel.Error, "{Integration} webhook ({Connection}): the service had to be asked and could not be")]
    public static partial void NotAsked(ILogger logger, Exception exception, string integration, string connection);

    [LoggerMessage(106, LogLevel.Error, "{Integration} webhook ({Connection}): it is the service's and could not be read")]
    public static partial void NotRead(ILogger logger, Exception exception, string integration, string connection);
}
