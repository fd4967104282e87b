using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;

namespace Procur.Integrations;

/// <summary>Makes one service of several.</summary>
public static class FailoverServiceCollectionExtensions
{
    /// <summary>
    /// The unkeyed <see cref="IChatNotifier"/> posts by the first service that can: the next is tried only where nothing can have been posted. Each use of a
    /// fall-back is logged, counted, audited, and told to every <see cref="IFailoverObserver"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="keys">The keys of the services in order; at least two.</param>
    /// <exception cref="ArgumentException">There are fewer than two keys, or one twice.</exception>
    public static IServiceCollection AddChatFailover(this IServiceCollection services, params string[] keys) =>
        services.AddChatFailover(static _ => { }, keys);

    /// <inheritdoc cref="AddChatFailover(IServiceCollection, string[])" />
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets how long a failed service is passed over.</param>
    /// <param name="keys">The keys of the services in order; at least two.</param>
    public static IServiceCollection AddChatFailover(
        this IServiceCollection services,
        Action<FailoverOptions> configure,
        params string[] keys
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(configure);
        ArgumentNullException.ThrowIfNull(keys);
        if (keys.Length < 2 || keys.Distinct(StringComparer.Ordinal).Count() != keys.Length)
        {
            throw new ArgumentException("A fail-over takes at least two different keys.", nameof(keys));
        }

        services.AddIntegrationCore();
        var options = new FailoverOptions();
        configure(options);
        services.Add(
            IntegrationCatalog
                .Of(services)
                .Choice<IChatNotifier>(provider => new ChatFailover(
                    keys,
                    provider.GetRequiredKeyedService<IChatNotifier>,
                    new FailoverExecutor(
                        nameof(IChatNotifier),
                        options,
                        provider.GetRequiredService<ConnectionHost>(),
                        [.. provider.GetServices<IFailoverObserver>()]
                    )
                ))
        );
        return services;
    }
}
