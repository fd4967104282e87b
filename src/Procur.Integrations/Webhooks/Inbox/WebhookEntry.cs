namespace Procur.Integrations.Webhooks;

/// <summary>What is remembered of one event.</summary>
internal sealed class WebhookEntry
{
    private readonly Lock gate = new();
    private WebhookProgress? progress = new();
    private TaskCompletionSource<WebhookRun>? running;
    private WebhookRun? done;
    private bool isForgotten;
    private long rests;

    public ReadOnlyMemory<byte> Fingerprint { get; private set; }

    /// <summary>Takes the handling over, or says who has it or what it came to.</summary>
    public WebhookClaim Claim(ReadOnlyMemory<byte> fingerprint)
    {
        lock (gate)
        {
            if (isForgotten)
            {
                return default;
            }

            if (done is not null)
            {
                return new(WebhookClaimKind.Done, Task.FromResult(done), Fingerprint, null);
            }

            if (running is not null)
            {
                return new(WebhookClaimKind.InFlight, running.Task, Fingerprint, null);
            }

            var before = Fingerprint;
            if (!before.IsEmpty && !before.Span.SequenceEqual(fingerprint.Span))
            {
                // Another content has to be confirmed for itself.
                progress!.Confirmed = null;
            }

            Fingerprint = fingerprint;
            running = new(TaskCreationOptions.RunContinuationsAsynchronously);
            return new(WebhookClaimKind.Claimed, running.Task, before, progress);
        }
    }

    /// <summary>Ends the handling.</summary>
    /// <returns>A number that tells this rest from a later one, and whom to tell what it came to.</returns>
    public (long Number, TaskCompletionSource<WebhookRun> Waiting) Finish(WebhookRun run)
    {
        lock (gate)
        {
            if (run.State == WebhookRunState.Handled)
            {
                done = run;
                progress = null;
            }

            var waiting = running!;
            running = null;
            return (++rests, waiting);
        }
    }

    /// <summary>False where it was taken up again since that rest.</summary>
    public bool Forget(long rest)
    {
        lock (gate)
        {
            return isForgotten = running is null && rests == rest;
        }
    }
}
