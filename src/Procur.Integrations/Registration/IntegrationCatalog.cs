using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Procur.Integrations.Connections;

namespace Procur.Integrations;

/// <summary>What has been registered, in the order of registration.</summary>
internal sealed class IntegrationCatalog(IServiceCollection services)
{
    private readonly Dictionary<(Type Ability, string Key), IntegrationRegistration> claims = [];
    private readonly Dictionary<Type, List<IntegrationRegistration>> offers = [];
    private readonly HashSet<ServiceDescriptor> choices = new(ReferenceEqualityComparer.Instance);

    public List<IntegrationRegistration> Registrations { get; } = [];

    public IServiceCollection Services { get; } = services;

    public static IntegrationCatalog Of(IServiceCollection services) =>
        services.FirstOrDefault(service => service.ServiceType == typeof(IntegrationCatalog))?.ImplementationInstance as IntegrationCatalog
        ?? throw new InvalidOperationException("No integration has been added yet.");

    public IntegrationRegistration? Find(string integration, string? key = null) =>
        Registrations.Find(registration => registration.Descriptor.Key == integration && registration.Key == (key ?? integration));

    /// <summary>Makes the registration of a service that only stands for others of its type: it is the one unkeyed, and none of them in their list.</summary>
    public ServiceDescriptor Choice<T>(Func<IServiceProvider, T> choose)
        where T : class
    {
        var choice = ServiceDescriptor.Singleton(choose);
        choices.Add(choice);
        Services.TryAddTransient<IEnumerable<T>>(DefaultChoice.All<T>);
        return choice;
    }

    public bool IsChoice(ServiceDescriptor service) => choices.Contains(service);

    public IReadOnlyList<IntegrationRegistration> OffersOf(Type ability) => offers.GetValueOrDefault(ability) ?? [];

    /// <summary>False where this account offered it before: adding twice offers once.</summary>
    public bool Claim(Type ability, IntegrationRegistration registration)
    {
        if (!claims.TryAdd((ability, registration.Key), registration))
        {
            var holder = claims[(ability, registration.Key)];
            return holder == registration
                ? false
                : throw new InvalidOperationException(
                    $"The key '{registration.Key}' already names {holder.Descriptor.Name}'s {ability.Name}; give {registration.Descriptor.Name}'s account another key."
                );
        }

        if (registration.IsDefaultAccount)
        {
            if (!offers.TryGetValue(ability, out var list))
            {
                offers[ability] = list = [];
            }

            list.Add(registration);
        }

        return true;
    }
}
