using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Procur.Integrations;

/// <summary>Asks one integration its cheap question, at most once in a while however many ask.</summary>
internal sealed class IntegrationHealthCheck(IIntegrationConnector connector, IntegrationHealthOptions options, TimeProvider time)
    : IHealthCheck
{
    private readonly Lock gate = new();
    private Task<HealthCheckResult>? running;
    private DateTimeOffset goodUntil;

    public Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        lock (gate)
        {
            if (running is null || (running.IsCompleted && (goodUntil <= time.GetUtcNow() || !running.IsCompletedSuccessfully)))
            {
                // Nobody's token: one probe that gives up must not fail the others that wait for the same answer.
                running = AskAsync();
            }

            return running.WaitAsync(cancellationToken);
        }
    }

    private async Task<HealthCheckResult> AskAsync()
    {
        var name = connector.Descriptor.Name;
        if (!connector.IsConfigured)
        {
            Keep();
            return options.NotConfiguredIsDegraded
                ? HealthCheckResult.Degraded($"{name} is not configured.")
                : HealthCheckResult.Healthy($"{name} is not configured and not used.");
        }

        var test = await connector.TestConnectionAsync(CancellationToken.None).ConfigureAwait(false);
        Keep();
        return test switch
        {
            { Succeeded: true, MissingScopes.Count: > 0 } => HealthCheckResult.Degraded(test.Message),
            { Succeeded: true } => HealthCheckResult.Healthy(test.Message),
            { Kind: IntegrationErrorKind.Disabled } => HealthCheckResult.Healthy($"{name} is switched off."),
            _ => HealthCheckResult.Unhealthy(test.Message),
        };
    }

    private void Keep() => goodUntil = time.GetUtcNow() + options.CacheFor;
}
