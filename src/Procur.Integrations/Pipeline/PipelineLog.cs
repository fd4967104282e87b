using Microsoft.Extensions.Logging;

namespace Procur.Integrations.Wire;

internal static partial class PipelineLog
{
    [LoggerMessage(1, LogLevel.Debug, "{Integration} {Operation} ({Connection}) done in {Milliseconds} ms after {Attempts} attempt(s)")]
    public static partial void Done(
        ILogger logger,
        string integration,
        string operation,
        string connection,
        int attempts,
        double milliseconds
    );

    [LoggerMessage(
        2,
        LogLevel.Warning,
        "{Integration} {Operation} ({Connection}) ended {Outcome} in {Milliseconds} ms after {Attempts} attempt(s)"
    )]
    public static partial void Failed(
        ILogger logger,
        string integration,
        string operation,
        string connection,
        string outcome,
        int attempts,
        double milliseconds
    );
}
