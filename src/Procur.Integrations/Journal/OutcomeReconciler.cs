using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Procur.Integrations.Journal;

/// <summary>Looks up what nobody can tell yet, again and again until it is settled. Several processes share the work: each is handed what no other has.</summary>
internal sealed class OutcomeReconciler(
    OperationOutcomes outcomes,
    IOptions<OutcomeReconciliationOptions> options,
    TimeProvider time,
    ILoggerFactory loggers
) : BackgroundService
{
    private readonly ILogger logger = loggers.CreateLogger("Procur.Integrations");

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (!options.Value.Enabled)
        {
            return;
        }

        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await outcomes.ReconcileAsync(stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Logged and tried again: a database that is down for a minute must not end this for good.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                JournalLog.NotRead(logger, e);
            }

            await Task.Delay(options.Value.Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }
}
