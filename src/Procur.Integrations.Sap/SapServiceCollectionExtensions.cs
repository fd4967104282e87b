using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Sap;

namespace Procur.Integrations;

/// <summary>Adds SAP S/4HANA to a host.</summary>
public static class SapServiceCollectionExtensions
{
    /// <summary>
    /// Adds SAP S/4HANA as an <see cref="IErpConnector"/>, with settings from <c>Integrations:Sap</c> and then <paramref name="configure"/>. Never throws
    /// for missing settings: without them, calls fail as not configured.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddSapIntegration(this IServiceCollection services, Action<SapOptions>? configure = null) =>
        services.AddIntegration(SapIntegration.Definition, null, configure);

    /// <summary>
    /// Adds a further system, client or user, resolved by <paramref name="key"/>, with settings from <c>Integrations:Sap:Accounts:{key}</c> and then
    /// <paramref name="configure"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="key">The account's key.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddSapIntegration(this IServiceCollection services, string key, Action<SapOptions>? configure = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return services.AddIntegration(SapIntegration.Definition, key, configure);
    }
}
