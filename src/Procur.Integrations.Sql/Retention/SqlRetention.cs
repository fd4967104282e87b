using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Procur.Integrations.Sql;

/// <summary>Removes what is settled and old; never what is still open.</summary>
internal sealed partial class SqlRetention(
    SqlOperationJournal journal,
    SqlOutbox outbox,
    IOptions<SqlStoreOptions> options,
    IOptions<OutboxOptions> outboxOptions,
    TimeProvider time,
    ILogger<SqlRetention> logger
) : BackgroundService
{
    private const int Most = 500;
    private static readonly TimeSpan Interval = TimeSpan.FromMinutes(30);

    public async Task SweepAsync(CancellationToken cancellationToken)
    {
        var settings = options.Value;
        await AllAsync(() => journal.SweepAsync(true, settings.OperationRetention, Most, cancellationToken)).ConfigureAwait(false);
        await AllAsync(() => journal.SweepAsync(false, settings.UnnamedOperationRetention, Most, cancellationToken)).ConfigureAwait(false);
        await AllAsync(() => outbox.SweepAsync(outboxOptions.Value.Retention, Most, cancellationToken)).ConfigureAwait(false);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            await Task.Delay(Interval, time, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await SweepAsync(stoppingToken).ConfigureAwait(false);
            }
#pragma warning disable CA1031 // Logged and tried again: what is old waits.
            catch (Exception e) when (!stoppingToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                NotSwept(logger, e);
            }
            catch (OperationCanceledException)
            {
                return;
            }
        }
    }

    // In small commits, for others write too.
    private static async Task AllAsync(Func<Task<int>> sweep)
    {
        while (await sweep().ConfigureAwait(false) == Most)
        {
            // There is more.
        }
    }

    [LoggerMessage(1, LogLevel.Error, "What is old could not be removed from the store; it is tried again")]
    private static partial void NotSwept(ILogger logger, Exception exception);
}
