using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Stripe;

namespace Procur.Integrations;

/// <summary>Adds Stripe to a host.</summary>
public static class StripeServiceCollectionExtensions
{
    /// <summary>
    /// Adds Stripe: payments, confirmation, authorizations, refunds, history, customers, subscriptions, invoices, checkout and webhooks, with settings
    /// from <c>Integrations:Stripe</c> and then <paramref name="configure"/>. Never throws for missing settings: without a key, calls fail as not configured.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddStripeIntegration(this IServiceCollection services, Action<StripeOptions>? configure = null) =>
        services.AddIntegration(StripeIntegration.Definition, null, configure);

    /// <summary>
    /// Adds a further account, resolved by <paramref name="key"/>, with settings from <c>Integrations:Stripe:Accounts:{key}</c> and then
    /// <paramref name="configure"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="key">The account's key.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddStripeIntegration(
        this IServiceCollection services,
        string key,
        Action<StripeOptions>? configure = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return services.AddIntegration(StripeIntegration.Definition, key, configure);
    }
}
