using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Procur.Integrations.Email;

/// <summary>Registers what all e-mail providers share.</summary>
internal static class EmailServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<IEmailSuppressions>(provider => new InMemoryEmailSuppressions(
            provider.GetRequiredService<TimeProvider>()
        ));
        services.TryAddScoped(provider => new EmailSuppressionFeed(provider.GetRequiredService<IEmailSuppressions>()));
        services.AddWebhookHandler<IEmailDeliveryEvent, EmailSuppressionFeed>();
    }
}
