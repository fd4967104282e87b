using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Options;

namespace Procur.Integrations;

/// <summary>Adds integrations to the host's health checks.</summary>
public static class IntegrationHealthExtensions
{
    /// <summary>Adds one health check for each integration that is registered, whether before or after this call, tagged <c>integration</c> and with its key.</summary>
    /// <param name="builder">The host's health checks.</param>
    /// <param name="configure">Sets how long an answer is good for and what an unused integration counts as.</param>
    public static IHealthChecksBuilder AddIntegrationHealthChecks(
        this IHealthChecksBuilder builder,
        Action<IntegrationHealthOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddIntegrationCore();
        var options = new IntegrationHealthOptions();
        configure?.Invoke(options);
        // By the options, not now: integrations may still be added.
        builder
            .Services.AddOptions<HealthCheckServiceOptions>()
            .Configure<IntegrationCatalog, IServiceProvider, TimeProvider>(
                (checks, catalog, services, time) => Add(checks, catalog, services, options, time)
            );
        return builder;
    }

    private static void Add(
        HealthCheckServiceOptions checks,
        IntegrationCatalog catalog,
        IServiceProvider services,
        IntegrationHealthOptions options,
        TimeProvider time
    )
    {
        foreach (var registration in catalog.Registrations)
        {
            if (services.GetKeyedService<IIntegrationConnector>(registration.Key) is { } connector)
            {
                var check = new IntegrationHealthCheck(connector, options, time);
                checks.Registrations.Add(
                    new HealthCheckRegistration(
                        $"integration:{registration.Key}",
                        _ => check,
                        null,
                        ["integration", registration.Descriptor.Key]
                    )
                );
            }
        }
    }
}
