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
    ) =>
        services.AddFailover<IChatNotifier>(configure, keys, static (keys, resolve, executor) => new ChatFailover(keys, resolve, executor));

    /// <summary>
    /// The unkeyed <see cref="IEmailSender"/> sends by the first service that can: the next is tried only where nothing can have been sent. What one has taken,
    /// or may have taken, is asked for again there alone, by its <see cref="IntegrationRequest.OperationKey"/> or as the same object, as long as the process
    /// lives and for the last 10,000. Each use of a fall-back is logged, counted, audited, and told to every <see cref="IFailoverObserver"/>.
    /// </summary>
    /// <param name="services">The host's services.</param>
    /// <param name="keys">The keys of the services in order; at least two.</param>
    /// <exception cref="ArgumentException">There are fewer than two keys, or one twice.</exception>
    public static IServiceCollection AddEmailFailover(this IServiceCollection services, params string[] keys) =>
        services.AddEmailFailover(static _ => { }, keys);

    /// <inheritdoc cref="AddEmailFailover(IServiceCollection, string[])" />
    /// <param name="services">The host's services.</param>
    /// <param name="configure">Sets how long a failed service is passed over.</param>
    /// <param name="keys">The keys of the services in order; at least two.</param>
    public static IServiceCollection AddEmailFailover(
        this IServiceCollection services,
        Action<FailoverOptions> configure,
        params string[] keys
    ) =>
        services.AddFailover<IEmailSender>(configure, keys, static (keys, resolve, executor) => new EmailFailover(keys, resolve, executor));

    private static IServiceCollection AddFailover<T>(
        this IServiceCollection services,
        Action<FailoverOptions> configure,
        string[] keys,
        Func<IReadOnlyList<string>, Func<string, T>, FailoverExecutor, T> make
    )
        where T : class
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
                .Choice<T>(provider =>
                    make(
                        keys,
                        key => provider.GetRequiredKeyedService<T>(key),
                        new FailoverExecutor(
                            typeof(T).Name,
                            options,
                            provider.GetRequiredService<ConnectionHost>(),
                            [.. provider.GetServices<IFailoverObserver>()]
                        )
                    )
                )
        );
        return services;
    }
}
