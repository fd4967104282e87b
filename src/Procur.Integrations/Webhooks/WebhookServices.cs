using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>Registers what takes webhooks in.</summary>
internal static class WebhookServices
{
    private const string Section = "Integrations:Webhooks";

    public static void Add(IServiceCollection services)
    {
        services.AddSingleton<IConfigureOptions<IntegrationWebhookOptions>>(provider => new ConfigureOptions<IntegrationWebhookOptions>(
            options => Bind(provider.GetService<IConfiguration>(), options)
        ));
        services.AddSingleton<IOptionsChangeTokenSource<IntegrationWebhookOptions>>(
            provider => new ConfigurationReload<IntegrationWebhookOptions>(Options.DefaultName, provider.GetService<IConfiguration>())
        );
        services.TryAddSingleton<IWebhookAddresses>(provider =>
        {
            var monitor = provider.GetRequiredService<IOptionsMonitor<IntegrationWebhookOptions>>();
            return new WebhookAddresses(() => monitor.CurrentValue);
        });
        services.TryAddSingleton<IWebhookInbox>(provider => new InMemoryWebhookInbox(
            provider.GetRequiredService<IOptionsMonitor<IntegrationWebhookOptions>>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddSingleton(provider => new WebhookRouter(
            provider.GetRequiredService<IntegrationCatalog>(),
            provider.GetRequiredService<IConnections>(),
            provider.GetRequiredService<ICallbackTickets>(),
            provider
        ));
        services.TryAddSingleton(provider => new WebhookRunner(
            new WebhookDispatcher(
                provider.GetServices<WebhookHandlerRegistration>(),
                provider.GetRequiredService<IServiceScopeFactory>(),
                provider.GetRequiredService<ConnectionHost>().Logger
            ),
            provider.GetRequiredService<ConnectionHost>()
        ));
        services.TryAddSingleton<IWebhookProcessor>(provider => new WebhookProcessor(
            provider.GetRequiredService<WebhookRouter>(),
            provider.GetRequiredService<WebhookRunner>(),
            provider.GetRequiredService<IWebhookInbox>(),
            provider.GetService<WebhookStorage>(),
            provider.GetRequiredService<IOptionsMonitor<IntegrationWebhookOptions>>(),
            provider.GetRequiredService<ConnectionHost>()
        ));
    }

    /// <summary>Has webhooks stored before they are acknowledged, and handled in the background from then on. For the package that brings the store.</summary>
    public static void AddStore(IServiceCollection services, Func<IServiceProvider, IWebhookStore> store)
    {
        services.Replace(ServiceDescriptor.Singleton(store));
        services.TryAddSingleton(provider => new WebhookWake(provider.GetRequiredService<TimeProvider>()));
        services.TryAddSingleton(provider => new WebhookStorage(
            provider.GetRequiredService<IWebhookStore>(),
            provider.GetRequiredService<WebhookRunner>(),
            provider.GetRequiredService<WebhookWake>(),
            provider.GetRequiredService<IOptionsMonitor<IntegrationWebhookOptions>>(),
            provider.GetRequiredService<ConnectionHost>()
        ));
        services.TryAddSingleton(provider => new WebhookTakeUp(
            provider.GetRequiredService<IWebhookStore>(),
            provider.GetRequiredService<WebhookRouter>()
        ));
        services.TryAddSingleton<IStoredWebhooks>(provider => new StoredWebhooks(
            provider.GetRequiredService<IWebhookStore>(),
            provider.GetRequiredService<WebhookTakeUp>(),
            provider.GetRequiredService<WebhookWake>(),
            provider.GetRequiredService<ConnectionHost>()
        ));
        services.TryAddEnumerable(
            ServiceDescriptor.Singleton<IHostedService, WebhookWorker>(provider => new WebhookWorker(
                provider.GetRequiredService<IWebhookStore>(),
                provider.GetRequiredService<WebhookTakeUp>(),
                provider.GetRequiredService<WebhookRunner>(),
                provider.GetRequiredService<WebhookWake>(),
                provider.GetRequiredService<IOptionsMonitor<IntegrationWebhookOptions>>(),
                provider.GetRequiredService<ConnectionHost>()
            ))
        );
    }

    private static void Bind(IConfiguration? configuration, IntegrationWebhookOptions options)
    {
        if (configuration is null)
        {
            return;
        }

        if (Uri.TryCreate(configuration["NEXT_PUBLIC_APP_URL"], UriKind.Absolute, out var site))
        {
            options.PublicBaseUrl = site;
        }

        configuration.GetSection(Section).Bind(options);
    }
}
