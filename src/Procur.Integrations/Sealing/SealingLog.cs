using Microsoft.Extensions.Logging;

namespace Procur.Integrations.Sealing;

internal static partial class SealingLog
{
    [LoggerMessage(30, LogLevel.Error, "The keys were not reloaded; what was read before is used on")]
    public static partial void KeysNotReloaded(ILogger logger, Exception exception);
}
