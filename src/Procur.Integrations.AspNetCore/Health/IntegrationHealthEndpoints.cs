using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.AspNetCore.Health;

namespace Procur.Integrations;

/// <summary>Serves the health of the registered integrations.</summary>
public static class IntegrationHealthEndpoints
{
    /// <summary>
    /// Maps <c>GET /</c> for all registered accounts and <c>GET /{key}/</c> for one. Each answer asks the services one cheap authenticated question, at the
    /// same time, for ten seconds at most; what is switched off or lacks settings is not asked.
    /// </summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="prefix">The path before them.</param>
    /// <param name="allowAnonymous">Whether anybody may ask. By default the host's authorization is required: the answers say what is set up and what is not.</param>
    /// <returns>Their builder, for the host's own policies.</returns>
    public static IEndpointConventionBuilder MapIntegrationHealth(
        this IEndpointRouteBuilder endpoints,
        string prefix = "/api/v1/integrations/health",
        bool allowAnonymous = false
    )
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        var registry =
            services.GetService<IIntegrationRegistry>()
            ?? throw new InvalidOperationException(
                "No integration has been added: call an Add…Integration method, or AddIntegrationCore()."
            );
        var endpoint = new HealthEndpoint(registry, services, services.GetRequiredService<TimeProvider>());
        var group = endpoints.MapGroup(prefix);
        group.MapMethods("/", [HttpMethods.Get], endpoint.AllAsync);
        group.MapMethods("/{key}/", [HttpMethods.Get], endpoint.OneAsync);
        if (allowAnonymous)
        {
            group.AllowAnonymous();
        }
        else
        {
            group.RequireAuthorization();
        }

        return group;
    }
}
