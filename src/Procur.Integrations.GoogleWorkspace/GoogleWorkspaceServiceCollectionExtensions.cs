using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.GoogleWorkspace;

namespace Procur.Integrations;

/// <summary>Adds Google Workspace to a host.</summary>
public static class GoogleWorkspaceServiceCollectionExtensions
{
    /// <summary>
    /// Adds Google Workspace with settings from <c>Integrations:GoogleWorkspace</c> and then <paramref name="configure"/>. Never throws for missing
    /// settings: without a service account's key or a refresh token, calls fail as not configured.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddGoogleWorkspaceIntegration(
        this IServiceCollection services,
        Action<GoogleWorkspaceOptions>? configure = null
    ) => services.AddIntegration(GoogleWorkspaceIntegration.Definition, null, configure);

    /// <summary>
    /// Adds a further account, resolved by <paramref name="key"/>, with settings from <c>Integrations:GoogleWorkspace:Accounts:{key}</c> and then
    /// <paramref name="configure"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="key">The account's key.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddGoogleWorkspaceIntegration(
        this IServiceCollection services,
        string key,
        Action<GoogleWorkspaceOptions>? configure = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return services.AddIntegration(GoogleWorkspaceIntegration.Definition, key, configure);
    }
}
