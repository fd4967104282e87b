using System.Net.Sockets;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;

namespace Procur.Integrations.Sandbox.Hosting;

internal static class Connections
{
    /// <summary>Ends the caller's connection with a TCP reset.</summary>
    public static void Reset(HttpContext context)
    {
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            try
            {
                socket.LingerState = new LingerOption(true, 0);
            }
            catch (ObjectDisposedException)
            {
                // The caller has closed it already.
            }
        }

        context.Abort();
    }
}
