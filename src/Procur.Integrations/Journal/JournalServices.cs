using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Journal;

/// <summary>The journal and what is done with it.</summary>
internal static class JournalServices
{
    public static void Add(IServiceCollection services)
    {
        services.TryAddSingleton<IOperationJournal>(provider => new InMemoryOperationJournal(provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<IConfigureOptions<OutcomeReconciliationOptions>>(
            provider => new ConfigureOptions<OutcomeReconciliationOptions>(options =>
                provider.GetService<IConfiguration>()?.GetSection(OutcomeReconciliationOptions.Section).Bind(options)
            )
        );
        services.AddSingleton<IValidateOptions<OutcomeReconciliationOptions>>(new Rules());
        services.TryAddSingleton(provider => new OperationOutcomes(
            provider.GetRequiredService<ConnectionHost>(),
            provider.GetRequiredService<IConnections>(),
            provider.GetRequiredService<IntegrationCatalog>(),
            provider
        ));
        services.AddSingleton<IHostedService>(provider => new OutcomeReconciler(
            provider.GetRequiredService<OperationOutcomes>(),
            provider.GetRequiredService<IOptions<OutcomeReconciliationOptions>>(),
            provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILoggerFactory>()
        ));
    }

    private sealed class Rules : IValidateOptions<OutcomeReconciliationOptions>
    {
        public ValidateOptionsResult Validate(string? name, OutcomeReconciliationOptions options)
        {
            string[] problems = [.. options.Problems()];
            return problems.Length == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
        }
    }
}
