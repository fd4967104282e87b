using System.Collections.Concurrent;
using Microsoft.Extensions.DependencyInjection;

namespace Procur.Integrations;

/// <summary>
/// The host's own services of a capability that we list beside ours. The container makes only the last one of a type for a single request; the others
/// are made here, once, and disposed with the container.
/// </summary>
internal sealed class HostServices(IServiceProvider root) : IAsyncDisposable, IDisposable
{
    private readonly ConcurrentDictionary<ServiceDescriptor, Lazy<object>> singletons = new();

    public T Get<T>(ServiceDescriptor service, IServiceProvider scope)
        where T : class =>
        service.ImplementationInstance as T
        ?? (
            service.Lifetime == ServiceLifetime.Singleton
                ? (T)singletons.GetOrAdd(service, static (service, root) => new(() => Make(service, root)), root).Value
                : (T)Make(service, scope)
        );

    public void Dispose()
    {
        foreach (var made in Made().OfType<IDisposable>())
        {
            made.Dispose();
        }
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var made in Made())
        {
            if (made is IAsyncDisposable asynchronous)
            {
                await asynchronous.DisposeAsync().ConfigureAwait(false);
            }
            else
            {
                (made as IDisposable)?.Dispose();
            }
        }
    }

    private static object Make(ServiceDescriptor service, IServiceProvider services) =>
        service.ImplementationFactory?.Invoke(services) ?? ActivatorUtilities.CreateInstance(services, service.ImplementationType!);

    private IEnumerable<object> Made() => singletons.Values.Where(made => made.IsValueCreated).Select(made => made.Value);
}
