using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using Procur.Integrations.Sandbox.Faults;
using Procur.Integrations.Sandbox.Time;

namespace Procur.Integrations.Sandbox.Webhooks;

/// <summary>Sends webhooks in the background: in order for each target, again by the service's own delays on the sandbox's clock.</summary>
internal sealed class WebhookQueue(
    SandboxClock clock,
    SandboxActivity activity,
    FaultQueue faults,
    WebhookSender sender,
    DeliveryLog log,
    double retryScale
) : IDisposable
{
    private static readonly TimeSpan LongestHold = TimeSpan.FromSeconds(2);

    private readonly ConcurrentDictionary<(string Integration, string Account, Uri Target), WebhookLane> _lanes = new();
    private readonly ConcurrentDictionary<WebhookParcel, ITimer> _scheduled = new(ReferenceEqualityComparer.Instance);
    private readonly CancellationTokenSource _stop = new();

    /// <summary>Queues a message.</summary>
    /// <returns>What came of its first attempt.</returns>
    public Task<WebhookReply> Enqueue(WebhookMessage message)
    {
        var reply = new TaskCompletionSource<WebhookReply>(TaskCreationOptions.RunContinuationsAsynchronously);
        var fault = faults.TakeWebhook(message.Integration, message.Account.Name, message.Type);
        Start(new WebhookParcel(message, 1, reply) { Fault = fault });
        return reply.Task;
    }

    /// <summary>Sends what waits for the clock, or for the next message, now.</summary>
    public void Flush()
    {
        foreach (var parcel in _scheduled.Keys)
        {
            Due(parcel);
        }

        ReleaseHeld();
    }

    /// <summary>Sends what was held back for a next message that has not come.</summary>
    /// <returns>Whether there was any.</returns>
    public bool ReleaseHeld()
    {
        var any = false;
        foreach (var lane in _lanes.Values)
        {
            any |= ReleaseHeld(lane);
        }

        return any;
    }

    /// <summary>Forgets everything that waits; what is being sent is sent.</summary>
    public void Clear(string? integration)
    {
        foreach (var (parcel, timer) in _scheduled)
        {
            if ((integration is null || parcel.Message.Integration == integration) && _scheduled.TryRemove(parcel, out _))
            {
                timer.Dispose();
            }
        }

        foreach (var (key, lane) in _lanes)
        {
            if (integration is not null && key.Integration != integration)
            {
                continue;
            }

            lock (lane.Gate)
            {
                while (lane.Waiting.TryDequeue(out var parcel))
                {
                    Lose(parcel);
                    activity.Leave();
                }

                lane.HeldUntil?.Dispose();
                (lane.Held, lane.HeldUntil) = (null, null);
            }
        }
    }

    public void Dispose()
    {
        _stop.Cancel();
        Clear(null);
        _stop.Dispose();
    }

    private void Start(WebhookParcel parcel)
    {
        activity.Enter();
        var message = parcel.Message;
        var lane = _lanes.GetOrAdd((message.Integration, message.Account.Name, message.Target), static _ => new WebhookLane());
        lock (lane.Gate)
        {
            lane.Waiting.Enqueue(parcel);
            if (lane.Running)
            {
                return;
            }

            lane.Running = true;
        }

        _ = Task.Run(() => DrainAsync(lane));
    }

    private async Task DrainAsync(WebhookLane lane)
    {
        while (Next(lane) is { } parcel)
        {
            if (parcel is { Fault.Kind: SandboxFaultKind.WebhookReorder, Attempt: 1 } && Hold(lane, parcel))
            {
                activity.Leave();
                continue;
            }

            await SendAsync(parcel).ConfigureAwait(false);
            ReleaseHeld(lane);
            activity.Leave();
        }
    }

    private static WebhookParcel? Next(WebhookLane lane)
    {
        lock (lane.Gate)
        {
            if (lane.Waiting.TryDequeue(out var parcel))
            {
                return parcel;
            }

            lane.Running = false;
            return null;
        }
    }

    private bool Hold(WebhookLane lane, WebhookParcel parcel)
    {
        lock (lane.Gate)
        {
            if (lane.Held is not null)
            {
                return false;
            }

            lane.Held = parcel with { Fault = null };
            lane.HeldUntil = clock.CreateTimer(
                _ => ReleaseHeld(lane),
                null,
                parcel.Fault?.Time ?? LongestHold,
                System.Threading.Timeout.InfiniteTimeSpan
            );
            return true;
        }
    }

    private bool ReleaseHeld(WebhookLane lane)
    {
        // Counted before it is taken: in between, nobody may believe that nothing is under way.
        activity.Enter();
        WebhookParcel? held;
        lock (lane.Gate)
        {
            held = lane.Held;
            lane.HeldUntil?.Dispose();
            (lane.Held, lane.HeldUntil) = (null, null);
        }

        if (held is not null)
        {
            Start(held);
        }

        activity.Leave();
        return held is not null;
    }

    private async Task SendAsync(WebhookParcel parcel)
    {
        if (parcel.Fault?.Kind is SandboxFaultKind.WebhookLost)
        {
            log.Write(parcel, clock.GetUtcNow(), SandboxDeliveryOutcome.Lost, null, null);
            Lose(parcel);
            return;
        }

        if (parcel.Fault?.Kind is SandboxFaultKind.WebhookDuplicate)
        {
            var copy = new TaskCompletionSource<WebhookReply>(TaskCreationOptions.RunContinuationsAsynchronously);
            await Task.WhenAll(AttemptAsync(parcel), AttemptAsync(parcel with { Reply = copy, Fault = null })).ConfigureAwait(false);
            return;
        }

        await AttemptAsync(parcel).ConfigureAwait(false);
    }

    [SuppressMessage(
        "Design",
        "CA1031:Do not catch general exception types",
        Justification = "A mistake in a stand-in must not stop what waits behind its message: it is shown in the log of deliveries."
    )]
    private async Task AttemptAsync(WebhookParcel parcel)
    {
        try
        {
            await TryAttemptAsync(parcel).ConfigureAwait(false);
        }
        catch (Exception e)
        {
            log.Write(parcel, clock.GetUtcNow(), SandboxDeliveryOutcome.Failed, null, $"The sandbox itself failed: {e}");
            parcel.Reply.TrySetResult(new WebhookReply(SandboxDeliveryOutcome.Failed, null, ""));
        }
    }

    private async Task TryAttemptAsync(WebhookParcel parcel)
    {
        var (message, attempt) = (parcel.Message, parcel.Attempt);
        var answer = await sender.SendAsync(message, attempt, _stop.Token).ConfigureAwait(false);
        var retries = !answer.Taken && !answer.Stopped && attempt <= message.Retries.Count && !_stop.IsCancellationRequested;
        var outcome =
            answer.Taken ? SandboxDeliveryOutcome.Delivered
            : retries ? SandboxDeliveryOutcome.Retrying
            : SandboxDeliveryOutcome.Failed;
        log.Write(parcel, clock.GetUtcNow(), outcome, answer.Status, answer.Reason);
        message.Answered?.Invoke(answer);
        if (retries)
        {
            Schedule(parcel with { Attempt = attempt + 1, Fault = null }, message.Retries[attempt - 1] * retryScale);
        }

        parcel.Reply.TrySetResult(new WebhookReply(outcome, answer.Status, answer.Body));
    }

    private void Schedule(WebhookParcel parcel, TimeSpan delay)
    {
        if (delay <= TimeSpan.Zero)
        {
            Start(parcel);
            return;
        }

        var timer = clock.CreateTimer(
            _ => Due(parcel),
            null,
            System.Threading.Timeout.InfiniteTimeSpan,
            System.Threading.Timeout.InfiniteTimeSpan
        );
        _scheduled[parcel] = timer;
        timer.Change(delay, System.Threading.Timeout.InfiniteTimeSpan);
    }

    private void Due(WebhookParcel parcel)
    {
        activity.Enter();
        if (_scheduled.TryRemove(parcel, out var timer))
        {
            timer.Dispose();
            Start(parcel);
        }

        activity.Leave();
    }

    private static void Lose(WebhookParcel parcel) => parcel.Reply.TrySetResult(new WebhookReply(SandboxDeliveryOutcome.Lost, null, ""));
}
