using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Procur.Integrations.Sealing;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Connections;

/// <summary>Registers what tenants' connections are made of.</summary>
internal static class ConnectionServices
{
    public static void Add(IServiceCollection services)
    {
        SealingServices.Add(services);
        services.TryAddSingleton(provider => new FernetImporter(provider.GetService<IConfiguration>()));
        services.TryAddSingleton(provider => new ConnectionSeals(
            provider.GetRequiredService<Sealer>(),
            provider.GetRequiredService<FernetImporter>(),
            provider.GetRequiredService<IntegrationCatalog>(),
            provider,
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton<IReconnectNotice>(provider => new ReconnectNotice(provider.GetRequiredService<IConnectionStore>()));
        services.TryAddSingleton<IConnectionAdministration>(provider => new ConnectionAdministration(
            provider.GetRequiredService<IConnectionStore>(),
            provider.GetRequiredService<ConnectionSeals>(),
            new ConnectionViews(provider.GetRequiredService<IntegrationCatalog>(), provider),
            provider.GetRequiredService<ConnectionHost>(),
            provider.GetRequiredService<IntegrationCatalog>(),
            provider
        ));
    }
}
