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

    /// <summary>All services that offer it, and the host's own.</summary>
    public static IEnumerable<T> All<T>(IServiceProvider services)
        where T : class
    {
        var catalog = services.GetRequiredService<IntegrationCatalog>();
        var all = catalog.OffersOf(typeof(T)).Select(offer => services.GetRequiredKeyedService<T>(offer.Key)).ToList();
        // The first unkeyed registration is ours, which is one of those above; whatever follows is the host's.
        var own = catalog.Services.Where(service => service.ServiceType == typeof(T) && !service.IsKeyedService).Skip(1).ToList();
        for (var i = 0; i < own.Count; i++)
        {
            all.Add(
                i == own.Count - 1 ? services.GetRequiredService<T>() : services.GetRequiredService<HostServices>().Get<T>(own[i], services)
            );
        }

        return all;
    }
}
