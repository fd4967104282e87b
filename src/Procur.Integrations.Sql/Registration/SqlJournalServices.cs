using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Procur.Integrations.Journal;
using Procur.Integrations.Outbox;
using Procur.Integrations.Sealing;

namespace Procur.Integrations.Sql;

/// <summary>The journal, the outbox, and what removes what is old.</summary>
internal static class SqlJournalServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton(provider => new SqlOperationJournal(
            provider.GetRequiredService<SqlDatabase>(),
            provider.GetRequiredService<Sealer>(),
            provider.GetRequiredService<TimeProvider>()
        ));
        services.Replace(ServiceDescriptor.Singleton<IOperationJournal>(provider => provider.GetRequiredService<SqlOperationJournal>()));
        if (services.Any(service => service.ServiceType == typeof(SqlOutbox)))
        {
            return;
        }

        services.AddSingleton<IConfigureOptions<OutboxOptions>>(provider => new ConfigureOptions<OutboxOptions>(options =>
            provider.GetService<IConfiguration>()?.GetSection(OutboxOptions.Section).Bind(options)
        ));
        services.AddSingleton(provider => new SqlOutbox(provider.GetRequiredService<SqlDatabase>(), provider.GetRequiredService<Sealer>()));
        services.AddSingleton(provider => new IntegrationOutbox(
            provider.GetRequiredService<SqlOutbox>(),
            provider,
            provider.GetRequiredService<IOptions<OutboxOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<IntegrationOutbox>>()
        ));
        services.TryAddSingleton<IIntegrationOutbox>(provider => provider.GetRequiredService<IntegrationOutbox>());
        services.AddSingleton<IHostedService>(provider => new OutboxWorker(
            provider.GetRequiredService<IntegrationOutbox>(),
            provider.GetRequiredService<IOptions<OutboxOptions>>(),
            provider.GetRequiredService<ILogger<IntegrationOutbox>>()
        ));
        services.AddSingleton(provider => new SqlRetention(
            provider.GetRequiredService<SqlOperationJournal>(),
            provider.GetRequiredService<SqlOutbox>(),
            provider.GetRequiredService<IOptions<SqlStoreOptions>>(),
            provider.GetRequiredService<IOptions<OutboxOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<SqlRetention>>()
        ));
        services.AddSingleton<IHostedService>(provider => provider.GetRequiredService<SqlRetention>());
        services.AddSingleton<IReencryption>(provider =>
            SqlOperationJournal.Sealed(provider.GetRequiredService<SqlDatabase>(), provider.GetRequiredService<Sealer>())
        );
        services.AddSingleton<IReencryption>(provider =>
            SqlOutbox.Sealed(provider.GetRequiredService<SqlDatabase>(), provider.GetRequiredService<Sealer>())
        );
    }
}
