using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Procur.Integrations.AspNetCore.Connecting;
using Procur.Integrations.Telemetry;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations;

/// <summary>Serves the pages between which a person connects an account.</summary>
public static class IntegrationConnectEndpoints
{
    /// <summary>
    /// Maps <c>GET /{integration}/connect</c>, which sends the browser to the service (query: <c>connection</c>, <c>returnTo</c>, a path of the host's),
    /// <c>GET /{integration}/callback</c>, to which the service sends it back and which is to be entered at the app, and <c>POST /{integration}/disconnect</c>.
    /// Connect and disconnect require the host's authorization; the callback is known by the cookie that connect has set.
    /// </summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="options">Whose accounts.</param>
    /// <param name="prefix">The path before them.</param>
    /// <returns>The builder of connect and disconnect, for the host's own policies. A host whose people are known by a cookie adds its antiforgery check to disconnect.</returns>
    public static IEndpointConventionBuilder MapIntegrationConnect(
        this IEndpointRouteBuilder endpoints,
        IntegrationConnectOptions options,
        string prefix = "/api/v1/integrations"
    )
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        ArgumentNullException.ThrowIfNull(options);
        var services = endpoints.ServiceProvider;
        var endpoint = new ConnectEndpoint(
            services.GetService<IOAuthConnector>()
                ?? throw new InvalidOperationException(
                    "No integration has been added: call an Add…Integration method, or AddIntegrationCore()."
                ),
            options,
            services.GetRequiredService<IOptionsMonitor<IntegrationWebhookOptions>>(),
            services.GetRequiredService<ILoggerFactory>().CreateLogger(IntegrationTelemetry.Name)
        );
        var callback = endpoints.MapGroup(prefix);
        callback.MapMethods("/{integration}/callback", [HttpMethods.Get], endpoint.CallbackAsync);
        callback.AllowAnonymous();
        var group = endpoints.MapGroup(prefix);
        group.MapMethods("/{integration}/connect", [HttpMethods.Get], endpoint.ConnectAsync);
        group.MapMethods("/{integration}/disconnect", [HttpMethods.Post], endpoint.DisconnectAsync);
        group.RequireAuthorization();
        return group;
    }
}
