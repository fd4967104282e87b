using Microsoft.Extensions.Logging;

namespace Procur.Integrations.AspNetCore.Webhooks;

internal static partial class EndpointLog
{
    [LoggerMessage(
        120,
        LogLevel.Warning,
        "A webhook was answered {Status} for its body ({Promised} bytes promised). 413: see Integrations:Webhooks:MaxBodyBytes; 400: the sender broke off, or a middleware of this host has read the body before"
    )]
    public static partial void BodyRefused(ILogger logger, int status, long? promised);
}
