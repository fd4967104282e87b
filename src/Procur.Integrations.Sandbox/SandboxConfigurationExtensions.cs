using Microsoft.Extensions.Configuration;

namespace Procur.Integrations.Sandbox;

/// <summary>Points a host at a sandbox.</summary>
public static class SandboxConfigurationExtensions
{
    /// <summary>Adds <see cref="IntegrationSandbox.Settings"/> of the default accounts, and does nothing else.</summary>
    public static IConfigurationBuilder UseIntegrationSandbox(this IConfigurationBuilder configuration, IntegrationSandbox sandbox)
    {
        ArgumentNullException.ThrowIfNull(configuration);
        ArgumentNullException.ThrowIfNull(sandbox);
        return configuration.AddInMemoryCollection(sandbox.Settings());
    }
}
