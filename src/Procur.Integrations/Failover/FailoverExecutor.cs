using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using Procur.Integrations.Audit;
using Procur.Integrations.Connections;
using Procur.Integrations.Telemetry;

namespace Procur.Integrations;

/// <summary>
/// Tries providers in order. The next one is tried only where the failure left nothing in doubt: what may have been sent is never sent by another,
/// and what is wrong in itself is wrong everywhere.
/// </summary>
internal sealed class FailoverExecutor(
    string capability,
    FailoverOptions options,
    ConnectionHost host,
    IReadOnlyList<IFailoverObserver> observers
)
{
    private readonly ConcurrentDictionary<string, DateTimeOffset> failedUntil = new(StringComparer.Ordinal);

    public async Task<(T Value, string Key)> RunAsync<T>(
        IReadOnlyList<string> keys,
        Func<string, CancellationToken, Task<T>> call,
        CancellationToken cancellationToken
    )
    {
        var now = host.Time.GetUtcNow();
        // Those that failed lately come last, in their order: where all others fail too, one of them may work again.
        var order = keys.OrderBy(key => failedUntil.TryGetValue(key, out var until) && until > now).ToList();
        if (order[0] != keys[0])
        {
            await TellAsync(new FailoverUse(capability, keys[0], order[0], IntegrationErrorKind.Unavailable), cancellationToken)
                .ConfigureAwait(false);
        }

        for (var i = 0; ; i++)
        {
            try
            {
                var value = await call(order[i], cancellationToken).ConfigureAwait(false);
                failedUntil.TryRemove(order[i], out _);
                return (value, order[i]);
            }
            catch (IntegrationException e) when (MayGoOn(e) && i + 1 < order.Count)
            {
                failedUntil[order[i]] = host.Time.GetUtcNow() + options.RetryPeriod;
                await TellAsync(new FailoverUse(capability, order[i], order[i + 1], e.Kind), cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private static bool MayGoOn(IntegrationException e) =>
        !e.OutcomeUnknown
        && e.Kind
            is IntegrationErrorKind.Unavailable
                or IntegrationErrorKind.Timeout
                or IntegrationErrorKind.RateLimited
                or IntegrationErrorKind.NotConfigured
                or IntegrationErrorKind.Disabled
                or IntegrationErrorKind.Authentication
                or IntegrationErrorKind.Permission
                or IntegrationErrorKind.Refused;

    private async ValueTask TellAsync(FailoverUse use, CancellationToken cancellationToken)
    {
        IntegrationTelemetry.Failovers.Add(
            1,
            new KeyValuePair<string, object?>("capability", use.Capability),
            new KeyValuePair<string, object?>("from", use.From),
            new KeyValuePair<string, object?>("to", use.To)
        );
        FailoverLog.Used(host.Logger, use.Capability, use.From, use.To, use.Reason);
        var record = new AuditRecord(host.Time.GetUtcNow(), use.From, "", ConnectionId.DefaultName, "failover", "used")
        {
            Detail = $"{use.Capability}: {use.From} to {use.To} ({use.Reason})",
        };
        await host.Audit.WriteAsync(record).ConfigureAwait(false);
        foreach (var observer in observers)
        {
            await observer.UsedAsync(use, cancellationToken).ConfigureAwait(false);
        }
    }
}
