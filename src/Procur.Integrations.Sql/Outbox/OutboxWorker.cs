using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Procur.Integrations.Sql;

/// <summary>Sends in the background what the outbox holds.</summary>
internal sealed class OutboxWorker(IntegrationOutbox outbox, IOptions<OutboxOptions> options, ILogger<IntegrationOutbox> logger)
    : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (options.Value.Enabled && !stoppingToken.IsCancellationRequested)
        {
            try
            {
                await outbox.SendDueAsync(stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Logged and tried again: a database that is down for a minute must not end this for good.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                OutboxLog.NotRead(logger, e);
            }

            await outbox.WaitAsync(options.Value.Interval, stoppingToken).ConfigureAwait(false);
        }
    }
}
