using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.DocuSign;

namespace Procur.Integrations;

/// <summary>Adds DocuSign to a host.</summary>
public static class DocuSignServiceCollectionExtensions
{
    /// <summary>
    /// Adds DocuSign: envelopes, templates, embedded signing and Connect webhooks, with settings from <c>Integrations:DocuSign</c> and then
    /// <paramref name="configure"/>. Never throws for missing settings: without a key, calls fail as not configured.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddDocuSignIntegration(this IServiceCollection services, Action<DocuSignOptions>? configure = null) =>
        services.AddIntegration(DocuSignIntegration.Definition, null, configure);

    /// <summary>
    /// Adds a further account, resolved by <paramref name="key"/>, with settings from <c>Integrations:DocuSign:Accounts:{key}</c> and then
    /// <paramref name="configure"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="key">The account's key.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddDocuSignIntegration(
        this IServiceCollection services,
        string key,
        Action<DocuSignOptions>? configure = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return services.AddIntegration(DocuSignIntegration.Definition, key, configure);
    }
}
