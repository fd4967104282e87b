using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
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
        services.TryAddSingleton<IWebhookProcessor>(provider => new WebhookProcessor(
            new WebhookRouter(
                provider.GetRequiredService<IntegrationCatalog>(),
                provider.GetRequiredService<IConnections>(),
                provider.GetRequiredService<ICallbackTickets>(),
                provider
            ),
            new WebhookDispatcher(
                provider.GetServices<WebhookHandlerRegistration>(),
                provider.GetRequiredService<IServiceScopeFactory>(),
                provider.GetRequiredService<ConnectionHost>().Logger
            ),
            provider.GetRequiredService<IWebhookInbox>(),
            provider.GetRequiredService<IOptionsMonitor<IntegrationWebhookOptions>>(),
            provider.GetRequiredService<ConnectionHost>()
        ));
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
