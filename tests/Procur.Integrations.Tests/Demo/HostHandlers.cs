using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations.Tests.Demo;

public static class HostHandlers
{
    /// <summary>A host's own primary handler.</summary>
    public static void ConfigureHostHandler(this IHttpClientBuilder client, Func<HttpMessageHandler> make) =>
        client.ConfigurePrimaryHttpMessageHandler(make);
}
