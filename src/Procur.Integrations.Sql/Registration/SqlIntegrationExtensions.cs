using System.Data.Common;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Procur.Integrations.Sql;
using Procur.Integrations.Tokens;

namespace Procur.Integrations;

/// <summary>Keeps what integrations must not forget in the host's own database.</summary>
public static class SqlIntegrationExtensions
{
    /// <summary>Keeps it in a database that is known now. The data source stays the host's: it is not disposed of.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="source">The database: <c>SqliteFactory.Instance.CreateDataSource("Data Source=integrations.db")</c>, or <c>NpgsqlDataSource.Create(…)</c>.</param>
    /// <param name="configure">Options in code; stronger than configuration.</param>
    public static IServiceCollection AddIntegrationSqlStore(
        this IServiceCollection services,
        DbDataSource source,
        Action<SqlStoreOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(source);
        return services.AddIntegrationSqlStore(_ => source, configure);
    }

    /// <summary>Keeps it in a database that the container knows. The data source stays the host's: it is not disposed of.</summary>
    /// <param name="services">The host's services.</param>
    /// <param name="source">Finds the database; called once.</param>
    /// <param name="configure">Options in code; stronger than configuration.</param>
    /// <remarks>
    /// Nothing is opened here. The schema is checked, and made where <see cref="SqlStoreOptions.ApplySchema"/> says so, when the host starts, or else before
    /// the first use. A store that cannot be used fails with an <see cref="IntegrationException"/> of integration <c>store</c> that names the remedy.
    /// </remarks>
    public static IServiceCollection AddIntegrationSqlStore(
        this IServiceCollection services,
        Func<IServiceProvider, DbDataSource> source,
        Action<SqlStoreOptions>? configure = null
    )
    {
        ArgumentNullException.ThrowIfNull(services);
        ArgumentNullException.ThrowIfNull(source);
        services.AddIntegrationCore();
        services.AddSingleton<IConfigureOptions<SqlStoreOptions>>(provider => new ConfigureOptions<SqlStoreOptions>(options =>
            provider.GetService<IConfiguration>()?.GetSection(SqlStoreOptions.Section).Bind(options)
        ));
        if (configure is not null)
        {
            services.Configure(configure);
        }

        services.RemoveAll<SqlDatabase>();
        services.AddSingleton(provider => new SqlDatabase(
            source(provider),
            provider.GetRequiredService<IOptions<SqlStoreOptions>>().Value
        ));
        SqlConnections.Add(services);
        services.RemoveAll<ITokenStore>();
        services.AddSingleton<ITokenStore>(provider => new SqlTokenStore(provider.GetRequiredService<SqlDatabase>()));
        services.RemoveAll<IOAuthStates>();
        services.AddSingleton<IOAuthStates>(provider => new SqlOAuthStates(provider.GetRequiredService<SqlDatabase>()));
        services.TryAddEnumerable(ServiceDescriptor.Singleton<IHostedService, SqlStartup>());
        SqlJournalServices.Add(services);
        SqlInbox.Add(services);
        return services;
    }
}
