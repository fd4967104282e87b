using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Slack;

namespace Procur.Integrations;

/// <summary>Adds Slack to a host.</summary>
public static class SlackServiceCollectionExtensions
{
    /// <summary>
    /// Adds Slack: messages, approvals, channels, people and webhooks, with settings from <c>Integrations:Slack</c> and then <paramref name="configure"/>.
    /// Never throws for missing settings: without a bot token or an incoming webhook, calls fail as not configured.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddSlackIntegration(this IServiceCollection services, Action<SlackOptions>? configure = null) =>
        services.AddIntegration(SlackIntegration.Definition, null, configure);

    /// <summary>
    /// Adds a further workspace, resolved by <paramref name="key"/>, with settings from <c>Integrations:Slack:Accounts:{key}</c> and then
    /// <paramref name="configure"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="key">The workspace's key.</param>
    /// <param name="configure">Settings in code; stronger than configuration.</param>
    public static IIntegrationBuilder AddSlackIntegration(
        this IServiceCollection services,
        string key,
        Action<SlackOptions>? configure = null
    )
    {
        ArgumentException.ThrowIfNullOrEmpty(key);
        return services.AddIntegration(SlackIntegration.Definition, key, configure);
    }
}
