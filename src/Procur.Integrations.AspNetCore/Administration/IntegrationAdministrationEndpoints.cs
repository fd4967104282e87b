using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.AspNetCore.Administration;
using Procur.Integrations.Journal;

namespace Procur.Integrations;

/// <summary>Serves what operators do: connections, stored webhook events, operations whose outcome nobody can tell.</summary>
public static class IntegrationAdministrationEndpoints
{
    /// <summary>
    /// Maps <c>/connections</c>, <c>/events</c>, <c>/operations</c>, <c>/cache/clear</c> and <c>/keys/reencrypt</c>; the package's README lists them. They see
    /// and change the connections of every tenant, so they must be given the authorization of the host's operators:
    /// <c>app.MapIntegrationAdministration().RequireAuthorization("operators")</c>. Without it the host's endpoints fail to be built; with
    /// <c>.AllowAnonymous()</c> too, unless the environment is Development.
    /// </summary>
    /// <param name="endpoints">The host's endpoints.</param>
    /// <param name="prefix">The path before them.</param>
    /// <param name="actor">
    /// Names who asks, for the audit trail: an id, not an address. By default the claim <c>nameidentifier</c> or <c>sub</c>, else the identity's name, else
    /// <c>anonymous</c>.
    /// </param>
    /// <returns>Their builder, for the host's authorization.</returns>
    public static IEndpointConventionBuilder MapIntegrationAdministration(
        this IEndpointRouteBuilder endpoints,
        string prefix = "/api/v1/integrations/admin",
        Func<HttpContext, string>? actor = null
    )
    {
        ArgumentNullException.ThrowIfNull(endpoints);
        var services = endpoints.ServiceProvider;
        if (services.GetService<OperationOutcomes>() is null)
        {
            throw new InvalidOperationException("No integration has been added: call an Add…Integration method, or AddIntegrationCore().");
        }

        var group = endpoints.MapGroup(prefix);
        var routes = new AdministrationRoutes(group, new AdministrationCall(actor ?? AdministrationActor.Of));
        ConnectionEndpoints.Map(routes, services);
        EventEndpoints.Map(routes, services);
        OperationEndpoints.Map(routes, services);
        AdministrationProtection.Require(group, services);
        return group;
    }
}
