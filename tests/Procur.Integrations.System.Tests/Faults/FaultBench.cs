using Procur.Integrations.System.Tests.Hosting;

namespace Procur.Integrations.System.Tests.Faults;

/// <summary>One tenant with one connection, to be struck by one fault.</summary>
internal sealed class FaultBench(TenantHost host, string tenant, string integration, CancellationToken cancellationToken)
{
    public string Tenant { get; } = tenant;

    public CancellationToken Token { get; } = cancellationToken;

    public TenantHost Host { get; } = host;

    public async Task<T> GetAsync<T>()
        where T : class => await Host.Connections.GetAsync<T>(Tenant, integration, cancellationToken: Token);
}
