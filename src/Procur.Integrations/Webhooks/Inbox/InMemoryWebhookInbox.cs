using System.Collections.Concurrent;
using Microsoft.Extensions.Options;

namespace Procur.Integrations.Webhooks;

/// <summary>
/// Remembers events in memory, for a time and up to a number. Nothing survives the process, and nothing needs to: what was not handled was not
/// acknowledged, so the service sends it again; handlers may then see an event a second time.
/// </summary>
internal sealed class InMemoryWebhookInbox(IOptionsMonitor<IntegrationWebhookOptions> options, TimeProvider time)
    : IWebhookInbox,
        IDisposable
{
    private readonly ConcurrentDictionary<WebhookKey, WebhookEntry> entries = new();
    private readonly Queue<Rest> resting = new();
    private readonly Lock sweeping = new();
    private readonly CancellationTokenSource ending = new();
    private int inFlight;

    public async Task<WebhookReceipt> TakeAsync(
        WebhookKey key,
        ReadOnlyMemory<byte> fingerprint,
        Func<WebhookProgress, CancellationToken, Task<WebhookRun>> run,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var since = time.GetTimestamp();
        ReadOnlyMemory<byte>? first = null;
        while (true)
        {
            var entry = entries.GetOrAdd(key, static _ => new WebhookEntry());
            var claim = entry.Claim(fingerprint);
            if (claim.Kind == WebhookClaimKind.Forgotten)
            {
                entries.TryRemove(KeyValuePair.Create(key, entry));
                continue;
            }

            if (!claim.Fingerprint.IsEmpty && !claim.Fingerprint.Span.SequenceEqual(fingerprint.Span))
            {
                first = claim.Fingerprint;
            }

            if (claim.Kind == WebhookClaimKind.Claimed)
            {
                Start(key, entry, claim.Progress!, run);
            }

            var result = await WaitAsync(claim.Run, patience, since, cancellationToken).ConfigureAwait(false);
            var mayStillBeTheTrueOne =
                claim.Kind == WebhookClaimKind.InFlight
                && first is not null
                && result.State is not (WebhookRunState.Handled or WebhookRunState.Late or WebhookRunState.Busy);
            if (!mayStillBeTheTrueOne)
            {
                return new WebhookReceipt(result, claim.Kind != WebhookClaimKind.Claimed, first);
            }
        }
    }

    public void Dispose()
    {
        ending.Cancel();
        ending.Dispose();
    }

    private void Start(
        WebhookKey key,
        WebhookEntry entry,
        WebhookProgress progress,
        Func<WebhookProgress, CancellationToken, Task<WebhookRun>> run
    )
    {
        if (Interlocked.Increment(ref inFlight) > options.CurrentValue.MaxInFlight)
        {
            Interlocked.Decrement(ref inFlight);
            Settle(key, entry, new WebhookRun(WebhookRunState.Busy));
            return;
        }

        // On its own: it goes on when the arrival that began it has been answered, and a handler that blocks does not hold the answer up.
        _ = Task.Run(() => RunAsync(key, entry, progress, run), CancellationToken.None);
    }

    private async Task RunAsync(
        WebhookKey key,
        WebhookEntry entry,
        WebhookProgress progress,
        Func<WebhookProgress, CancellationToken, Task<WebhookRun>> run
    )
    {
        var result = new WebhookRun(WebhookRunState.Failed);
        try
        {
            using var limit = new CancellationTokenSource(options.CurrentValue.HandlingTimeout, time);
            using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, ending.Token);
            result = await run(progress, either.Token).ConfigureAwait(false);
        }
        finally
        {
            Interlocked.Decrement(ref inFlight);
            Settle(key, entry, result);
        }
    }

    private void Settle(WebhookKey key, WebhookEntry entry, WebhookRun result)
    {
        var (number, waiting) = entry.Finish(result);
        try
        {
            Remember(new Rest(key, entry, number, time.GetUtcNow()));
        }
        finally
        {
            waiting.SetResult(result);
        }
    }

    private void Remember(Rest rest)
    {
        var current = options.CurrentValue;
        lock (sweeping)
        {
            resting.Enqueue(rest);
            while (
                resting.TryPeek(out var oldest)
                && (resting.Count > current.DuplicateCapacity || rest.Since - oldest.Since >= current.DuplicateWindow)
            )
            {
                resting.Dequeue();
                if (oldest.Entry.Forget(oldest.Number))
                {
                    entries.TryRemove(KeyValuePair.Create(oldest.Key, oldest.Entry));
                }
            }
        }
    }

    private async ValueTask<WebhookRun> WaitAsync(Task<WebhookRun> run, TimeSpan patience, long since, CancellationToken cancellationToken)
    {
        var left = patience - time.GetElapsedTime(since);
        try
        {
            return await run.WaitAsync(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, cancellationToken).ConfigureAwait(false);
        }
        catch (TimeoutException)
        {
            return new WebhookRun(WebhookRunState.Late);
        }
    }

    private readonly record struct Rest(WebhookKey Key, WebhookEntry Entry, long Number, DateTimeOffset Since);
}
