using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.SendGrid;

namespace Procur.Integrations;

/// <summary>Adds SendGrid to a host.</summary>
public static class SendGridServiceCollectionExtensions
{
    /// <summary>
    /// Adds SendGrid: mail, templates, bulk mail and its event webhook, with settings from <c>Integrations:SendGrid</c> and then
    /// <paramref name="configure"/>. Never throws for missing settings: without an API key, calls fail as not configured.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddSendGridIntegration(this IServiceCollection services, Action<SendGridOptions>? configure = null) =>
        services.AddIntegration(SendGridIntegration.Definition, null, configure);

    /// <summary>
    /// Adds a further account, resolved by <paramref name="key"/>, with settings from <c>Integrations:SendGrid:Accounts:{key}</c> and then
    /// <paramref name="configure"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="key">The account's key.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddSendGridIntegration(
        this IServiceCollection services,
        string key,
        Action<SendGridOptions>? configure = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return services.AddIntegration(SendGridIntegration.Definition, key, configure);
    }
}
