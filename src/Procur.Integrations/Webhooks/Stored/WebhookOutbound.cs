using System.Collections.Concurrent;
using System.Threading.Channels;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>Records what came of handlings, as many at once as have gathered while the last were written.</summary>
internal sealed class WebhookOutbound(IWebhookStore store, ConnectionHost host)
{
    private const int MostAtOnce = 500;
    private static readonly TimeSpan FirstPause = TimeSpan.FromMilliseconds(200);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(10);
    private readonly Channel<Waiting> queue = Channel.CreateUnbounded<Waiting>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<WebhookLease, Waiting> recording = new();

    public bool IsRecording(WebhookLease claim) => recording.ContainsKey(claim);

    /// <summary>Records an outcome.</summary>
    /// <returns>False where the claim held no longer, and nothing was recorded.</returns>
    public async Task<bool> RecordAsync(WebhookFinish finish)
    {
        var waiting = new Waiting(finish);
        recording[finish.Claim] = waiting;
        try
        {
            return queue.Writer.TryWrite(waiting) && await waiting.Recorded.Task.ConfigureAwait(false);
        }
        finally
        {
            recording.TryRemove(finish.Claim, out _);
        }
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var gathered = new List<Waiting>(MostAtOnce);
        var failures = 0;
        try
        {
            while (await queue.Reader.WaitToReadAsync(cancellationToken).ConfigureAwait(false))
            {
                while (gathered.Count < MostAtOnce && queue.Reader.TryRead(out var one))
                {
                    gathered.Add(one);
                }

                while (!await WriteAsync(gathered, failures).ConfigureAwait(false))
                {
                    // It stays ours as long as our leases hold; whether they did is told when the store is there again.
                    var pause = WebhookPause.After(FirstPause, failures++, LongestPause);
                    await Task.Delay(pause, host.Time, cancellationToken).ConfigureAwait(false);
                }

                failures = 0;
                gathered.Clear();
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The host has stopped: what is not recorded is handled again once its lease is over.
            queue.Writer.TryComplete();
            while (queue.Reader.TryRead(out var one))
            {
                gathered.Add(one);
            }

            foreach (var one in gathered)
            {
                one.Recorded.TrySetResult(false);
            }
        }
    }

    /// <summary>Waits until all is recorded that was handed over.</summary>
    public Task DrainAsync() => Task.WhenAll(recording.Values.Select(static one => one.Recorded.Task));

    private async Task<bool> WriteAsync(List<Waiting> gathered, int failures)
    {
        try
        {
            var held = await store
                .FinishAsync([.. gathered.Select(static one => one.Finish)], CancellationToken.None)
                .ConfigureAwait(false);
            foreach (var one in gathered)
            {
                one.Recorded.TrySetResult(held.Contains(one.Finish.Claim.Id));
            }

            return true;
        }
        catch (IntegrationException e)
        {
            WebhookLog.StoreFailed(host.Logger, e, "webhooks.finish", WebhookPause.After(FirstPause, failures, LongestPause));
            return false;
        }
    }

    private sealed record Waiting(WebhookFinish Finish)
    {
        public TaskCompletionSource<bool> Recorded { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
