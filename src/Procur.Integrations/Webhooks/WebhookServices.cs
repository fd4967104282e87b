using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Options;

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
