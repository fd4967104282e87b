using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Procur.Integrations.Approvals;
using Procur.Integrations.Audit;
using Procur.Integrations.Connections;
using Procur.Integrations.Email;
using Procur.Integrations.Journal;
using Procur.Integrations.Tokens;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations;

/// <summary>Registers integrations. Provider packages call this; hosts call theirs (<c>AddStripeIntegration</c>).</summary>
public static class IntegrationServiceCollectionExtensions
{
    /// <summary>Adds an account of an integration. Never throws for missing settings and does no I/O: without credentials its calls fail as not configured.</summary>
    /// <typeparam name="TOptions">The provider's options.</typeparam>
    /// <param name="services">The host's services.</param>
    /// <param name="definition">What the core needs to know of the provider.</param>
    /// <param name="key">The account's key, or null for the first account, which has the integration's own key.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddIntegration<TOptions>(
        this IServiceCollection services,
        IntegrationDefinition<TOptions> definition,
        string? key = null,
        Action<TOptions>? configure = null
    )
        where TOptions : IntegrationOptions, new()
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(definition);
        services.AddIntegrationCore();
        var catalog = IntegrationCatalog.Of(services);
        key ??= definition.Descriptor.Key;
        if (catalog.Find(definition.Descriptor.Key, key) is not IntegrationRegistration<TOptions> registration)
        {
            registration = new IntegrationRegistration<TOptions>(definition, key);
            catalog.Registrations.Add(registration);
            AddOptions(services, registration);
            IntegrationHttpClient.Add(services, registration.ClientName);
            services.AddKeyedSingleton<Connection>(
                registration.ClientName,
                (provider, _) =>
                    new ConfiguredConnection<TOptions>(
                        registration,
                        provider.GetRequiredService<ConnectionHost>(),
                        provider.GetRequiredService<IOptionsMonitor<TOptions>>()
                    )
            );
        }

        if (configure is not null)
        {
            services.Configure(registration.ClientName, configure);
        }

        var builder = new IntegrationBuilder(services, catalog, registration);
        foreach (var ability in definition.Abilities)
        {
            ability.AddTo(builder);
        }

        return builder;
    }

    /// <summary>Adds what all integrations share. Called by each of them; a host calls it only to have the services without any integration.</summary>
    public static IServiceCollection AddIntegrationCore(this IServiceCollection services)
    {
        ArgumentNullException.ThrowIfNull(services);
        if (services.Any(service => service.ServiceType == typeof(IntegrationCatalog)))
        {
            return services;
        }

        var catalog = new IntegrationCatalog(services);
        services.AddSingleton(catalog);
        services.Insert(0, ServiceDescriptor.Singleton<IHttpMessageHandlerBuilderFilter>(new IntegrationClientFilter(catalog)));
        services.AddSingleton(provider => new HostServices(provider));
        services.AddOptions();
        services.AddLogging();
        services.AddHttpClient();
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton<IConnectionStore, InMemoryConnectionStore>();
        services.TryAddSingleton<ICallbackTickets, InMemoryCallbackTickets>();
        services.TryAddSingleton<IApprovalDecisions, InMemoryApprovalDecisions>();
        services.TryAddSingleton(provider => new TokenService(
            provider.GetService<ITokenCache>(),
            provider.GetRequiredService<TokenSealer>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("Procur.Integrations"),
            provider.GetService<ITokenStore>(),
            provider.GetRequiredService<IReconnectNotice>()
        ));
        services.TryAddSingleton(provider => new ConnectionHost(
            provider.GetRequiredService<IHttpMessageHandlerFactory>().CreateHandler,
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("Procur.Integrations"),
            provider.GetRequiredService<IOperationJournal>(),
            [.. provider.GetServices<IAuditSink>()],
            provider.GetRequiredService<TokenService>(),
            provider.GetRequiredService<ICallbackTickets>(),
            provider
        ));
        services.TryAddSingleton<IConnections>(provider => new TenantConnections(
            provider.GetRequiredService<IntegrationCatalog>(),
            provider.GetRequiredService<ConnectionHost>(),
            provider.GetRequiredService<IConnectionStore>()
        ));
        services.TryAddSingleton<IIntegrationRegistry>(provider => new IntegrationRegistry(
            provider.GetRequiredService<IntegrationCatalog>(),
            provider
        ));
        JournalServices.Add(services);
        ConnectionServices.Add(services);
        services.TryAddSingleton<IOAuthStates>(provider => new InMemoryOAuthStates(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton<IOAuthConnector>(provider => new OAuthConnector(
            provider.GetRequiredService<IntegrationCatalog>(),
            provider.GetRequiredService<ConnectionHost>(),
            provider.GetRequiredService<IConnectionStore>(),
            provider.GetRequiredService<IOAuthStates>(),
            provider
        ));
        WebhookServices.Add(services);
        EmailServices.Add(services);
        return services;
    }

    private static void AddOptions<TOptions>(IServiceCollection services, IntegrationRegistration<TOptions> registration)
        where TOptions : IntegrationOptions, new()
    {
        services.AddSingleton<IConfigureOptions<TOptions>>(provider => new ConfigureNamedOptions<TOptions>(
            registration.ClientName,
            options => registration.BindConfiguration(provider.GetService<IConfiguration>(), options)
        ));
        services.AddSingleton<IOptionsChangeTokenSource<TOptions>>(provider => new ConfigurationReload<TOptions>(
            registration.ClientName,
            provider.GetService<IConfiguration>()
        ));
    }
}
