using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Procur.Integrations.Connections;

namespace Procur.Integrations;

/// <summary>Goes on with an integration's registration.</summary>
public static class IntegrationBuilderExtensions
{
    /// <summary>Offers an ability of the provider: a capability interface, its wire client, a resolver, a webhook receiver.</summary>
    /// <typeparam name="T">The ability; hosts resolve it by this type, by key, or from a tenant's connection.</typeparam>
    /// <param name="builder">The registration.</param>
    /// <param name="make">Makes it for one connection; called once a connection.</param>
    /// <exception cref="InvalidOperationException">Another integration offers the same ability under this key.</exception>
    public static IIntegrationBuilder AddProvider<T>(this IIntegrationBuilder builder, Func<Connection, T> make)
        where T : class
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(make);
        var (catalog, registration) = Of(builder);
        if (!catalog.Claim(typeof(T), registration))
        {
            return builder;
        }

        registration.Offer(typeof(T), make);
        builder.Services.AddKeyedSingleton<T>(
            registration.Key,
            (provider, _) => provider.GetRequiredKeyedService<Connection>(registration.ClientName).Get<T>()
        );
        if (registration.IsDefaultAccount && catalog.OffersOf(typeof(T)).Count == 1)
        {
            // First of all, so that a host's own registration of the type, before or after, is the one it gets.
            builder.Services.Insert(0, catalog.Choice(DefaultChoice.Of<T>));
        }

        return builder;
    }

    /// <summary>Configures the integration's HTTP client: proxies, certificates, handlers. Redirects, cookies and resending stay off.</summary>
    public static IIntegrationBuilder ConfigureHttpClient(this IIntegrationBuilder builder, Action<IHttpClientBuilder> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        configure(builder.Services.AddHttpClient(Of(builder).Registration.ClientName));
        return builder;
    }

    /// <summary>Sets time-outs, tries and limits for every connection of this registration; weaker than what a connection's own settings say.</summary>
    public static IIntegrationBuilder ConfigureResilience(this IIntegrationBuilder builder, Action<ResilienceOptions> configure)
    {
        ArgumentNullException.ThrowIfNull(builder);
        ArgumentNullException.ThrowIfNull(configure);
        Of(builder).Registration.ConfigureResilience(configure);
        return builder;
    }

    /// <summary>Keeps the host from starting while this account's settings are missing, wrong, or misspelt.</summary>
    public static IIntegrationBuilder ValidateOnStart(this IIntegrationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        var name = Of(builder).Registration.ClientName;
        builder.Services.AddSingleton<IHostedService>(provider => new StartupCheck(provider, name));
        return builder;
    }

    internal static (IntegrationCatalog Catalog, IntegrationRegistration Registration) Of(IIntegrationBuilder builder) =>
        builder is IntegrationBuilder ours
            ? (ours.Catalog, ours.Registration)
            : throw new ArgumentException("The builder must come from an Add…Integration method.", nameof(builder));
}
