using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations;

/// <summary>Goes on with the registration of one account of an integration.</summary>
public interface IIntegrationBuilder
{
    /// <summary>The host's services.</summary>
    IServiceCollection Services { get; }

    /// <summary>The integration.</summary>
    IntegrationDescriptor Descriptor { get; }

    /// <summary>The key it is resolved by: the integration's own for the first account.</summary>
    string Key { get; }
}
