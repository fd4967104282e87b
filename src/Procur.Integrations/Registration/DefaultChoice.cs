using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;

namespace Procur.Integrations;

/// <summary>Which of several services an unkeyed capability is.</summary>
internal static class DefaultChoice
{
    public static T Of<T>(IServiceProvider services)
        where T : class
    {
        var offers = services.GetRequiredService<IntegrationCatalog>().OffersOf(typeof(T));
        if (offers.Count == 1)
        {
            return services.GetRequiredKeyedService<T>(offers[0].Key);
        }

        var setting = $"Integrations:Defaults:{typeof(T).Name}";
        var named = services.GetService<IConfiguration>()?[setting];
        if (named is not null && services.GetKeyedService<T>(named) is { } chosen)
        {
            return chosen;
        }

        var choices = string.Join(", ", offers.Select(offer => offer.Key));
        var problem = named is null
            ? $"several integrations offer {typeof(T).Name} ({choices}); set {setting} to one of them or resolve one by its key. Nothing was sent."
            : $"{setting} names '{named}', which does not offer {typeof(T).Name}; set it to one of {choices}. Nothing was sent.";
        var unresolved = new UnresolvedConnection(offers[0], services.GetRequiredService<ConnectionHost>(), problem);
        return unresolved.Get<T>();
    }

    /// <summary>All services that offer it, and the host's own. What only chooses among them, the default or a fail-over, is none of them.</summary>
    public static IEnumerable<T> All<T>(IServiceProvider services)
        where T : class
    {
        var catalog = services.GetRequiredService<IntegrationCatalog>();
        var all = catalog.OffersOf(typeof(T)).Select(offer => services.GetRequiredKeyedService<T>(offer.Key)).ToList();
        var unkeyed = catalog.Services.Where(service => service.ServiceType == typeof(T) && !service.IsKeyedService).ToList();
        foreach (var own in unkeyed.Where(service => !catalog.IsChoice(service)))
        {
            all.Add(
                own == unkeyed[^1] ? services.GetRequiredService<T>() : services.GetRequiredService<HostServices>().Get<T>(own, services)
            );
        }

        return all;
    }
}
