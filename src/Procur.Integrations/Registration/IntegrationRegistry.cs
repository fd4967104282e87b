using Microsoft.Extensions.DependencyInjection;
using Polly.CircuitBreaker;
using Procur.Integrations.Connections;

namespace Procur.Integrations;

internal sealed class IntegrationRegistry(IntegrationCatalog catalog, IServiceProvider services) : IIntegrationRegistry
{
    public IReadOnlyList<RegisteredIntegration> List() => [.. catalog.Registrations.Select(Describe)];

    private RegisteredIntegration Describe(IntegrationRegistration registration)
    {
        var connection = services.GetRequiredKeyedService<Connection>(registration.ClientName);
        var snapshot = ((IConfiguredConnection)connection).Current;
        return new RegisteredIntegration(registration.Descriptor, registration.Key)
        {
            Capabilities = registration.CapabilityNames,
            IsConfigured = snapshot.IsConfigured,
            IsEnabled = snapshot.Options.Enabled,
            Problems = snapshot.Problems,
            Circuit = connection.Circuit switch
            {
                CircuitState.Open => "open",
                CircuitState.HalfOpen => "half-open",
                CircuitState.Isolated => "isolated",
                _ => "closed",
            },
        };
    }
}
