using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Procur.Integrations.Connections;

namespace Procur.Integrations;

internal sealed class StartupCheck(IServiceProvider services, string connectionName) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var connection = services.GetRequiredKeyedService<Connection>(connectionName);
        var snapshot = await connection.CurrentAsync(cancellationToken).ConfigureAwait(false);
        var unknown = services.GetService<IConfiguration>() is { } configuration
            ? connection.Registration.UnknownSettings(configuration)
            : [];
        string[] problems = [.. snapshot.Problems, .. unknown];
        if (problems.Length > 0)
        {
            throw new OptionsValidationException(connectionName, snapshot.Options.GetType(), problems);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
