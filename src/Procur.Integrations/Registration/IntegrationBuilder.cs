using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;

namespace Procur.Integrations;

internal sealed class IntegrationBuilder(IServiceCollection services, IntegrationCatalog catalog, IntegrationRegistration registration)
    : IIntegrationBuilder
{
    public IServiceCollection Services { get; } = services;

    public IntegrationDescriptor Descriptor => Registration.Descriptor;

    public string Key => Registration.Key;

    internal IntegrationCatalog Catalog { get; } = catalog;

    internal IntegrationRegistration Registration { get; } = registration;
}
