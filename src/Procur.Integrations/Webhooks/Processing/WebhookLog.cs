using Microsoft.Extensions.Logging;

namespace Procur.Integrations.Webhooks;

internal static partial class WebhookLog
{
    [LoggerMessage(101, LogLevel.Debug, "{Integration} webhook ({Connection}) {Outcome} in {Milliseconds} ms")]
    public static partial void Taken(ILogger logger, string integration, string connection, string outcome, double milliseconds);

    [LoggerMessage(102, LogLevel.Warning, "{Integration} webhook ({Connection}) {Outcome}: {Reason}")]
    public static partial void Refused(ILogger logger, string integration, string connection, string outcome, string reason);

    [LoggerMessage(103, LogLevel.Error, "{Integration} webhook ({Connection}): the handler {Handler} failed; the event comes again")]
    public static partial void HandlerFailed(ILogger logger, Exception exception, string integration, string connection, string handler);

    [LoggerMessage(
        104,
        LogLevel.Error,
        "{Integration} webhook ({Connection}): the event could not be confirmed; the service may send it again"
    )]
    public static partial void NotConfirmed(ILogger logger, Exception exception, string integration, string connection);

    [LoggerMessage(105, LogLevel.Error, "{Integration} webhook ({Connection}): the service had to be asked and could not be")]
    public static partial void NotAsked(ILogger logger, Exception exception, string integration, string connection);

    [LoggerMessage(107, LogLevel.Error, "{Integration} webhook ({Connection}): it was not acknowledged, for it could not be stored")]
    public static partial void NotStored(ILogger logger, Exception exception, string integration, string connection);

    [LoggerMessage(
        108,
        LogLevel.Error,
        "{Integration} webhook ({Connection}): which handlers have run could not be stored; one of them may run again"
    )]
    public static partial void NotNoted(ILogger logger, Exception exception, string integration, string connection);

    [LoggerMessage(
        109,
        LogLevel.Warning,
        "{Integration} webhook ({Connection}): this process had {EventType} for longer than its lease, and another has taken it over; what came of it here is not recorded"
    )]
    public static partial void Lost(ILogger logger, string integration, string connection, string eventType);

    [LoggerMessage(
        110,
        LogLevel.Error,
        "{Integration} webhook ({Connection}): {EventType} was put aside after {Attempts} tries: {Reason}. Replay or discard it once the cause is mended"
    )]
    public static partial void PutAside(
        ILogger logger,
        string integration,
        string connection,
        string eventType,
        int attempts,
        string reason
    );

    [LoggerMessage(111, LogLevel.Error, "The durable inbox could not be read or written ({Operation}); it is tried again in {Delay}")]
    public static partial void StoreFailed(ILogger logger, Exception exception, string operation, TimeSpan delay);

    [LoggerMessage(112, LogLevel.Error, "{Integration} webhook ({Connection}): {EventType} could not be taken up again")]
    public static partial void NotTakenUp(ILogger logger, Exception exception, string integration, string connection, string eventType);

    [LoggerMessage(106, LogLevel.Error, "{Integration} webhook ({Connection}): it is the service's and could not be read")]
    public static partial void NotRead(ILogger logger, Exception exception, string integration, string connection);
}
