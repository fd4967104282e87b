using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Procur.Integrations.AspNetCore.Administration;

/// <summary>Keeps a host from serving its operators' endpoints to everybody by an oversight.</summary>
internal static class AdministrationProtection
{
    public static void Require(IEndpointConventionBuilder endpoints, IServiceProvider services)
    {
        var isDevelopment = services.GetService<IHostEnvironment>()?.IsDevelopment() == true;
        // After the host's own conventions, whenever they were added.
        endpoints.Finally(endpoint =>
        {
            if (endpoint.Metadata.OfType<IAllowAnonymous>().Any())
            {
                if (!isDevelopment)
                {
                    throw new InvalidOperationException(
                        "MapIntegrationAdministration: .AllowAnonymous() is for the environment Development alone; put .RequireAuthorization(…) with the policy of this host's operators in its place."
                    );
                }
            }
            else if (!endpoint.Metadata.OfType<IAuthorizeData>().Any())
            {
                throw new InvalidOperationException(
                    "MapIntegrationAdministration: nobody is kept out; add .RequireAuthorization(…) with the policy of this host's operators to what it returns, or .AllowAnonymous() in Development."
                );
            }
        });
    }
}
