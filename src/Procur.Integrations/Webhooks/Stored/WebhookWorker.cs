using System.Collections.Concurrent;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>
/// Handles stored events, beside those of other processes that share the store: claims them under leases, lengthens these while it is at work, and records what
/// came of it. An event whose process ended is taken up alone, so that one which ends processes takes no others with it twice.
/// </summary>
internal sealed class WebhookWorker : BackgroundService
{
    private static readonly TimeSpan SweepEvery = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly IWebhookStore store;
    private readonly WebhookHandling handling;
    private readonly WebhookWake wake;
    private readonly IOptionsMonitor<IntegrationWebhookOptions> options;
    private readonly ConnectionHost host;
    private readonly WebhookReport report;
    private readonly WebhookOutbound outcomes;
    private readonly ConcurrentDictionary<long, WebhookActive> active = new();
    private readonly SemaphoreSlim slots;
    private readonly int concurrency;

    public WebhookWorker(
        IWebhookStore store,
        WebhookTakeUp takeUp,
        WebhookRunner runner,
        WebhookWake wake,
        IOptionsMonitor<IntegrationWebhookOptions> options,
        ConnectionHost host
    )
    {
        this.store = store;
        this.wake = wake;
        this.options = options;
        this.host = host;
        report = new WebhookReport(host);
        handling = new WebhookHandling(store, takeUp, runner, options, host);
        outcomes = new WebhookOutbound(store, host);
        concurrency = options.CurrentValue.Inbox.Concurrency;
        slots = new SemaphoreSlim(Math.Max(1, concurrency));
    }

    private WebhookInboxOptions Settings => options.CurrentValue.Inbox;

    public override void Dispose()
    {
        slots.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (concurrency <= 0)
        {
            await KeepAsync("webhooks.sweep", SweepAsync, stoppingToken).ConfigureAwait(false);
            return;
        }

        // The outcomes of what is still at work when the host stops are recorded too, and the leases kept until then.
        using var ended = new CancellationTokenSource();
        var recording = outcomes.RunAsync(ended.Token);
        var renewing = KeepAsync("webhooks.renew", RenewAsync, ended.Token);
        await Task.WhenAll(
                KeepAsync("webhooks.claim", token => ClaimAsync(abandoned: false, token), stoppingToken),
                KeepAsync("webhooks.claim", token => ClaimAsync(abandoned: true, token), stoppingToken),
                KeepAsync("webhooks.sweep", SweepAsync, stoppingToken)
            )
            .ConfigureAwait(false);
        await DrainAsync().ConfigureAwait(false);
        await ended.CancelAsync().ConfigureAwait(false);
        await Task.WhenAll(recording, renewing).ConfigureAwait(false);
    }

    /// <summary>Does something for ever; where the store fails, again after a pause that grows.</summary>
    private async Task KeepAsync(string operation, Func<CancellationToken, Task> work, CancellationToken cancellationToken)
    {
        // The host's start is not held up.
        await Task.Yield();
        var failures = 0;
        while (!cancellationToken.IsCancellationRequested)
        {
            try
            {
                await work(cancellationToken).ConfigureAwait(false);
                failures = 0;
            }
            catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
            {
                return;
            }
            catch (IntegrationException e)
            {
                var pause = WebhookPause.After(Settings.PollInterval, failures++, LongestPause);
                WebhookLog.StoreFailed(host.Logger, e, operation, pause);
                await WebhookPause.WaitAsync(pause, host.Time, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ClaimAsync(bool abandoned, CancellationToken cancellationToken)
    {
        var settings = Settings;
        var room = abandoned ? 1 : settings.ClaimBatch - active.Count;
        // By hundreds, not one by one as each ends.
        if (room * 2 < settings.ClaimBatch && !abandoned)
        {
            await wake.WaitAsync(settings.PollInterval, cancellationToken).ConfigureAwait(false);
            return;
        }

        var haul = await store
            .ClaimAsync(
                new WebhookClaiming(Math.Max(1, room), settings.LeaseDuration, settings.AbandonedLimit) { Abandoned = abandoned },
                cancellationToken
            )
            .ConfigureAwait(false);
        foreach (var row in haul.PutAside)
        {
            await PutAsideAsync(row).ConfigureAwait(false);
        }

        var begun = new List<Task>(haul.Claimed.Count);
        var readings = new WebhookReadings();
        foreach (var claimed in haul.Claimed)
        {
            var mine = new WebhookActive(claimed.Lease);
            active[claimed.Lease.Id] = mine;
            begun.Add(RunAsync(claimed, mine, readings, cancellationToken));
        }

        if (abandoned)
        {
            await Task.WhenAll(begun).ConfigureAwait(false);
        }

        if (!haul.MayBeMore)
        {
            await (
                abandoned
                    ? WebhookPause.WaitAsync(settings.PollInterval, host.Time, cancellationToken)
                    : wake.WaitAsync(settings.PollInterval, cancellationToken)
            ).ConfigureAwait(false);
        }
    }

    private async Task RunAsync(ClaimedWebhook claimed, WebhookActive mine, WebhookReadings readings, CancellationToken stoppingToken)
    {
        await Task.Yield();
        var finish = new WebhookFinish(claimed.Lease, StoredWebhookState.Pending) { IsUntried = true, Completed = claimed.Completed };
        var isMine = true;
        try
        {
            await slots.WaitAsync(stoppingToken).ConfigureAwait(false);
            try
            {
                if (!mine.IsLost)
                {
                    finish = await handling.HandleAsync(claimed, mine, readings, stoppingToken).ConfigureAwait(false);
                }
            }
            finally
            {
                slots.Release();
            }
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // Given back untried, for another process or the next start.
        }
        finally
        {
            isMine =
                !mine.IsLost
                && await outcomes.RecordAsync(finish with { Lane = claimed.Lane, OccurredAt = claimed.OccurredAt }).ConfigureAwait(false);
            active.TryRemove(KeyValuePair.Create(claimed.Lease.Id, mine));
            mine.Dispose();
            AfterOne(claimed);
        }

        await TellAsync(claimed, finish, isMine).ConfigureAwait(false);
    }

    private void AfterOne(ClaimedWebhook claimed)
    {
        // Another of its entity may go now, or there is room for many.
        if (claimed.Lane is not null || active.Count == Settings.ClaimBatch / 2)
        {
            wake.Ring();
        }
    }

    private async ValueTask TellAsync(ClaimedWebhook claimed, WebhookFinish finish, bool isMine)
    {
        var id = claimed.Connection;
        if (!isMine)
        {
            WebhookLog.Lost(host.Logger, id.Integration, id.Name, claimed.Type);
        }
        else if (finish.State == StoredWebhookState.Dead)
        {
            await PutAsideAsync(
                    new StoredWebhookRow(claimed.Lease.Id, id, claimed.Key)
                    {
                        Type = claimed.Type,
                        Attempts = claimed.Attempts,
                        Error = finish.Error,
                    }
                )
                .ConfigureAwait(false);
        }
    }

    private ValueTask PutAsideAsync(StoredWebhookRow row)
    {
        var reason = row.Error ?? "it failed";
        WebhookLog.PutAside(host.Logger, row.Connection.Integration, row.Connection.Name, row.Type, row.Attempts, reason);
        return report.AuditAsync(row.Connection.Integration, row.Connection, "webhook.dead", "failed", $"{row.Type} {row.Key}; {reason}");
    }

    private async Task RenewAsync(CancellationToken cancellationToken)
    {
        var lease = Settings.LeaseDuration;
        await WebhookPause.WaitAsync(lease / 3, host.Time, cancellationToken).ConfigureAwait(false);
        WebhookActive[] held = [.. active.Values];
        if (held.Length == 0)
        {
            return;
        }

        var kept = await store.RenewAsync([.. held.Select(static one => one.Lease)], lease, cancellationToken).ConfigureAwait(false);
        foreach (var one in held)
        {
            // One that has come to its end meanwhile is not among them either.
            if (
                !kept.Contains(one.Lease.Id)
                && active.TryGetValue(one.Lease.Id, out var still)
                && still == one
                && !outcomes.IsRecording(one.Lease)
            )
            {
                one.Lose();
            }
        }
    }

    private async Task SweepAsync(CancellationToken cancellationToken)
    {
        while (await store.SweepAsync(Settings.Retention, cancellationToken).ConfigureAwait(false) > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
        }

        await WebhookPause.WaitAsync(SweepEvery, host.Time, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Waits for what is at work; its tokens are cancelled already.</summary>
    private async Task DrainAsync()
    {
        for (var i = 0; i < concurrency; i++)
        {
            await slots.WaitAsync().ConfigureAwait(false);
        }

        await outcomes.DrainAsync().ConfigureAwait(false);
    }
}
