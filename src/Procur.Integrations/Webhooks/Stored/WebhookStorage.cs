using System.Collections.Concurrent;
using Microsoft.Extensions.Options;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>
/// Takes verified events into the store and acknowledges them then: they are handled in the background. Those whose answer is the business are handled at
/// once, after they were stored.
/// </summary>
internal sealed class WebhookStorage(
    IWebhookStore store,
    WebhookRunner runner,
    WebhookWake wake,
    IOptionsMonitor<IntegrationWebhookOptions> options,
    ConnectionHost host
)
{
    // Longer than its handlers may take, so that it is not lengthened.
    private static readonly TimeSpan Margin = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LookEvery = TimeSpan.FromMilliseconds(50);
    private readonly WebhookReport report = new(host);
    private readonly ConcurrentDictionary<long, Task<WebhookRun>> running = new();
    private int waiting;

    public async Task<WebhookVerdict> TakeAsync(
        Connection connection,
        IWebhookReceiver receiver,
        RawWebhook webhook,
        IReadOnlyList<(WebhookEvent Event, int Index)> events,
        string? secret,
        Func<TimeSpan> left,
        CancellationToken cancellationToken
    )
    {
        if (events.Count == 0)
        {
            return new WebhookVerdict(receiver.Answer, "empty") { Connection = connection.Id };
        }

        var arrived = new WebhookArrived[events.Count];
        for (var i = 0; i < events.Count; i++)
        {
            var (webhookEvent, index) = events[i];
            arrived[i] = new WebhookArrived(webhookEvent, index, runner.IsAnswered(webhookEvent, connection));
        }

        var delivery = WebhookDeliveries.Of(connection, receiver, webhook, arrived, secret) with
        {
            HeldFor = options.CurrentValue.HandlingTimeout + Margin,
        };
        var storing = StoreAsync(connection, receiver, webhook, arrived, delivery, secret);
        var (stored, problem) = await WaitAsync(connection, storing, left(), cancellationToken).ConfigureAwait(false);
        if (stored is null)
        {
            return problem!;
        }

        var accepted = stored.Accepted;
        await KeepEvidenceAsync(connection, delivery, accepted).ConfigureAwait(false);
        WebhookVerdict? verdict = null;
        for (var i = 0; i < accepted.Count; i++)
        {
            var said = arrived[i].IsAnswered
                ? await AnswerAsync(
                        connection,
                        receiver,
                        webhook,
                        arrived[i].Event,
                        secret,
                        accepted[i],
                        stored.Begun[i],
                        left(),
                        cancellationToken
                    )
                    .ConfigureAwait(false)
                : new WebhookVerdict(receiver.Answer, accepted[i].IsNew ? "stored" : "repeated") { Connection = connection.Id };
            verdict = IsStronger(said, verdict, receiver) ? said : verdict;
        }

        return verdict!;
    }

    // The worse status; between equals, the one in which somebody has said something.
    private static bool IsStronger(WebhookVerdict said, WebhookVerdict? before, IWebhookReceiver receiver) =>
        before is null
        || said.Answer.Status > before.Answer.Status
        || (said.Answer.Status == before.Answer.Status && ReferenceEquals(before.Answer, receiver.Answer));

    private async Task<(Stored? Stored, WebhookVerdict? Problem)> WaitAsync(
        Connection connection,
        Task<Stored?> storing,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        try
        {
            // It goes on when the arrival no longer waits: a commit is not given up half way because the service hung up.
            return await storing.WaitAsync(patience, host.Time, cancellationToken).ConfigureAwait(false) is { } stored
                ? (stored, null)
                : (null, NotYet(connection, "busy", "too many events are being stored"));
        }
        catch (TimeoutException)
        {
            return (null, NotYet(connection, "late", "storing it takes longer than the service waits, and goes on"));
        }
        catch (IntegrationException e)
        {
            WebhookLog.NotStored(host.Logger, e, connection.Descriptor.Key, connection.Id.Name);
            return (null, NotYet(connection, "unavailable", "it could not be stored"));
        }
    }

    /// <summary>Stores a delivery and begins with what was claimed on the way, whether anybody waits or not. Null where too many are being stored.</summary>
    private async Task<Stored?> StoreAsync(
        Connection connection,
        IWebhookReceiver receiver,
        RawWebhook webhook,
        WebhookArrived[] arrived,
        WebhookDelivery delivery,
        string? secret
    )
    {
        if (Interlocked.Increment(ref waiting) > options.CurrentValue.MaxInFlight)
        {
            Interlocked.Decrement(ref waiting);
            return null;
        }

        try
        {
            var accepted = await store.AcceptAsync(delivery, CancellationToken.None).ConfigureAwait(false);
            if (accepted.Any(static one => one.State == StoredWebhookState.Pending))
            {
                wake.Ring();
            }

            var begun = new Task<WebhookRun>?[accepted.Count];
            for (var i = 0; i < begun.Length; i++)
            {
                if (accepted[i].Claim is { } claim)
                {
                    var claimed = new ClaimedWebhook(claim, connection.Id, "", 0) { Attempts = 1 };
                    begun[i] = Begin(connection, receiver, webhook, arrived[i].Event, secret, claimed);
                }
            }

            return new Stored(accepted, begun);
        }
        finally
        {
            Interlocked.Decrement(ref waiting);
        }
    }

    private async ValueTask KeepEvidenceAsync(Connection connection, WebhookDelivery delivery, IReadOnlyList<WebhookAcceptance> accepted)
    {
        for (var i = 0; i < accepted.Count; i++)
        {
            var (mine, kept) = (delivery.Events[i], accepted[i]);
            if (!kept.IsNew && !kept.Fingerprint.Span.SequenceEqual(mine.Fingerprint.Span))
            {
                var evidence =
                    $"{mine.Type} {mine.Key}; sha256 {Convert.ToHexStringLower(kept.Fingerprint.Span)} came first, then {Convert.ToHexStringLower(mine.Fingerprint.Span)}";
                await report
                    .AuditAsync(connection.Descriptor.Key, connection.Id, "webhook.differs", "refused", evidence)
                    .ConfigureAwait(false);
            }
        }
    }

    private async Task<WebhookVerdict> AnswerAsync(
        Connection connection,
        IWebhookReceiver receiver,
        RawWebhook webhook,
        WebhookEvent webhookEvent,
        string? secret,
        WebhookAcceptance accepted,
        Task<WebhookRun>? begun,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        var since = host.Time.GetTimestamp();
        try
        {
            for (var now = accepted; ; )
            {
                var left = patience - host.Time.GetElapsedTime(since);
                left = left > TimeSpan.Zero ? left : TimeSpan.Zero;
                if (now.State is StoredWebhookState.Handled or StoredWebhookState.Unconfirmed or StoredWebhookState.Discarded)
                {
                    return Ended(connection, receiver, now);
                }

                begun ??= await RunningAsync(connection, receiver, webhook, webhookEvent, secret, now).ConfigureAwait(false);
                if (begun is { } run)
                {
                    var result = await run.WaitAsync(left, host.Time, cancellationToken).ConfigureAwait(false);
                    return VerdictOf(connection, receiver, result, accepted.IsNew);
                }

                if (left == TimeSpan.Zero)
                {
                    return NotYet(connection, "late", "another process is handling it");
                }

                // Another process has it, or a copy in this one is about to begin.
                await Task.Delay(left < LookEvery ? left : LookEvery, host.Time, cancellationToken).ConfigureAwait(false);
                if (await store.FindAsync(accepted.Id, cancellationToken).ConfigureAwait(false) is not { } row)
                {
                    return NotYet(connection, "unavailable", "it is not there any more");
                }

                now = accepted with { State = row.State, Answer = row.Answer, Claim = null };
            }
        }
        catch (TimeoutException)
        {
            return NotYet(connection, "late", "it takes longer than the service waits, and goes on");
        }
        catch (IntegrationException e)
        {
            WebhookLog.NotStored(host.Logger, e, connection.Descriptor.Key, connection.Id.Name);
            return NotYet(connection, "unavailable", "what came of it could not be stored");
        }
    }

    private static WebhookVerdict Ended(Connection connection, IWebhookReceiver receiver, WebhookAcceptance accepted) =>
        accepted.State == StoredWebhookState.Handled
            ? new WebhookVerdict(accepted.Answer ?? receiver.Answer, "repeated") { Connection = connection.Id }
            : new WebhookVerdict(receiver.Answer, "unconfirmed") { Connection = connection.Id, Reason = "no handler may see it" };

    private static WebhookVerdict VerdictOf(Connection connection, IWebhookReceiver receiver, WebhookRun run, bool isNew) =>
        run.State switch
        {
            WebhookRunState.Handled => new WebhookVerdict(run.Answer ?? receiver.Answer, isNew ? "handled" : "repeated")
            {
                Connection = connection.Id,
            },
            WebhookRunState.Unconfirmed => new WebhookVerdict(receiver.Answer, "unconfirmed")
            {
                Connection = connection.Id,
                Reason = run.Reason,
            },
            WebhookRunState.Failed => new WebhookVerdict(WebhookAnswers.Failed, "failed")
            {
                Connection = connection.Id,
                Reason = run.Reason ?? "it failed",
            },
            _ => NotYet(connection, "unavailable", run.Reason ?? "the service could not be asked"),
        };

    /// <summary>The handling in this process: one that is under way, or one that begins now. Null where another has it.</summary>
    private async ValueTask<Task<WebhookRun>?> RunningAsync(
        Connection connection,
        IWebhookReceiver receiver,
        RawWebhook webhook,
        WebhookEvent webhookEvent,
        string? secret,
        WebhookAcceptance accepted
    )
    {
        if (running.TryGetValue(accepted.Id, out var underWay))
        {
            return underWay;
        }

        if (
            accepted.State == StoredWebhookState.Handling
            || await store
                .ClaimAsync(accepted.Id, options.CurrentValue.HandlingTimeout + Margin, CancellationToken.None)
                .ConfigureAwait(false)
                is not { } claimed
        )
        {
            return null;
        }

        return Begin(connection, receiver, webhook, webhookEvent, secret, claimed);
    }

    private Task<WebhookRun> Begin(
        Connection connection,
        IWebhookReceiver receiver,
        RawWebhook webhook,
        WebhookEvent webhookEvent,
        string? secret,
        ClaimedWebhook claimed
    )
    {
        var id = claimed.Lease.Id;
        var done = new TaskCompletionSource<WebhookRun>(TaskCreationOptions.RunContinuationsAsynchronously);
        running[id] = done.Task;
        // On its own: it goes on when the arrival that began it has been answered.
        _ = Task.Run(
            async () =>
            {
                try
                {
                    done.SetResult(await HandleAsync(connection, receiver, webhook, webhookEvent, secret, claimed).ConfigureAwait(false));
                }
#pragma warning disable CA1031 // Handed on to whoever waits for it.
                catch (Exception e)
#pragma warning restore CA1031
                {
                    done.SetException(e);
                }
                finally
                {
                    running.TryRemove(KeyValuePair.Create(id, done.Task));
                }
            },
            CancellationToken.None
        );
        return done.Task;
    }

    private async Task<WebhookRun> HandleAsync(
        Connection connection,
        IWebhookReceiver receiver,
        RawWebhook webhook,
        WebhookEvent webhookEvent,
        string? secret,
        ClaimedWebhook claimed
    )
    {
        using var limit = new CancellationTokenSource(options.CurrentValue.HandlingTimeout, host.Time);
        var progress = new WebhookProgress(claimed.Completed, (done, token) => new(store.NoteAsync(claimed.Lease, done, token)));
        var run = await runner.RunAsync(connection, receiver, webhookEvent, webhook, secret, progress, limit.Token).ConfigureAwait(false);
        if (run.State != WebhookRunState.Lost)
        {
            var finish = WebhookFinishing.Of(claimed.Lease, claimed.Attempts, run, progress, options.CurrentValue.Inbox);
            await store.FinishAsync([finish], CancellationToken.None).ConfigureAwait(false);
        }

        return run;
    }

    private static WebhookVerdict NotYet(Connection connection, string outcome, string reason) =>
        new(WebhookAnswers.NotYet, outcome) { Connection = connection.Id, Reason = reason };

    /// <param name="Accepted">What became of each event.</param>
    /// <param name="Begun">The handling of each that was claimed with the commit.</param>
    private sealed record Stored(IReadOnlyList<WebhookAcceptance> Accepted, IReadOnlyList<Task<WebhookRun>?> Begun);
}
