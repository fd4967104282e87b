using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Sql;

/// <summary>Registers the store of connections.</summary>
internal static class SqlConnections
{
    public static void Add(IServiceCollection services)
    {
        services.RemoveAll<IConnectionStore>();
        services.AddSingleton<IConnectionStore>(provider => new SqlConnectionStore(
            provider.GetRequiredService<SqlDatabase>(),
            provider.GetRequiredService<ConnectionSeals>(),
            provider.GetRequiredService<IOptions<SqlStoreOptions>>().Value.ConnectionPollInterval,
            provider.GetRequiredService<ILoggerFactory>().CreateLogger("Procur.Integrations")
        ));
    }
}
