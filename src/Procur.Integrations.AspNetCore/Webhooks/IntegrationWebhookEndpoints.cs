using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Procur.Integrations.AspNetCore.Webhooks;
using Procur.Integrations.Telemetry;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations;

/// <summary>Serves the addresses to which services send their webhooks.</summary>
public static class IntegrationWebhookEndpoints
{
    private static readonly string[] Methods = [HttpMethods.Post, HttpMethods.Get];

    /// <summary>
    /// Maps <c>/{integration}</c>, <c>/{integration}/{tenant}</c>, <c>/{integration}/{tenant}/{connection}</c> (a dash for no tenant) and <c>/c/{token}</c>, for
    /// POST, and for GET where a service's handshake wants it. They need no authorization: their receivers verify them. May be called again with another
    /// prefix, for addresses that are registered at services already.
    /// </summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="prefix">The path before them, such as <c>/webhooks</c>; <see cref="IntegrationWebhookOptions.RoutePrefix"/> where it is null.</param>
    /// <returns>Their builder, for the host's own metadata and limits.</returns>
    public static IEndpointConventionBuilder MapIntegrationWebhooks(this IEndpointRouteBuilder endpoints, string? prefix = null)
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        var processor =
            services.GetService<IWebhookProcessor>()
            ?? throw new InvalidOperationException(
                "No integration has been added: call an Add…Integration method, or AddIntegrationCore()."
            );
        var options = services.GetRequiredService<IOptionsMonitor<IntegrationWebhookOptions>>();
        var endpoint = new WebhookEndpoint(
            processor,
            options,
            services.GetRequiredService<TimeProvider>(),
            services.GetRequiredService<ILoggerFactory>().CreateLogger(IntegrationTelemetry.Name)
        );
        var group = endpoints.MapGroup(prefix ?? options.CurrentValue.RoutePrefix);
        group.MapMethods("/c/{token}", Methods, endpoint.TakeByTokenAsync);
        group.MapMethods("/{integration}/{tenant?}/{connection?}", Methods, endpoint.TakeAsync);
        group.AllowAnonymous();
        group.WithMetadata(PlainAnswers.Instance);
        return group;
    }
}
