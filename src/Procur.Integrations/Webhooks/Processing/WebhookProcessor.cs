using System.Diagnostics;
using Microsoft.Extensions.Options;
using Procur.Integrations.Connections;
using Procur.Integrations.Telemetry;

namespace Procur.Integrations.Webhooks;

internal sealed class WebhookProcessor(
    WebhookRouter router,
    WebhookRunner runner,
    IWebhookInbox inbox,
    WebhookStorage? storage,
    IOptionsMonitor<IntegrationWebhookOptions> options,
    ConnectionHost host
) : IWebhookProcessor
{
    private const string Unknown = "unknown";
    private readonly WebhookReport report = new(host);
    private readonly TokenBuckets<UInt128> sources = new(host.Time);
    private readonly TokenBuckets<(string Tenant, string Integration)> tenants = new(host.Time);

    public WebhookAnswer? Admit(WebhookRoute route)
    {
        ArgumentNullException.ThrowIfNull(route);
        var since = host.Time.GetTimestamp();
        if (!sources.TryTake(SourceAddress.KeyOf(route.RemoteAddress), options.CurrentValue.SourceLimit))
        {
            report.Answered(null, Unknown, null, "limited", null, since);
            return WebhookAnswers.TooMany;
        }

        if (route.Token is null && !router.Knows(route.Integration))
        {
            report.Answered(null, Unknown, null, Unknown, null, since);
            return WebhookAnswers.NotFound;
        }

        return null;
    }

    public async Task<WebhookAnswer> ProcessAsync(WebhookRoute route, RawWebhook webhook, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(route);
        ArgumentNullException.ThrowIfNull(webhook);
        var since = host.Time.GetTimestamp();
        using var activity = IntegrationTelemetry.Source.StartActivity("webhook", ActivityKind.Consumer);
        var integration = Unknown;
        WebhookVerdict? verdict = null;
        try
        {
            var destination = await router.FindAsync(route, webhook, cancellationToken).ConfigureAwait(false);
            integration = destination?.Integration ?? integration;
            verdict = destination is null
                ? new WebhookVerdict(WebhookAnswers.NotFound, Unknown)
                : await TakeAsync(destination, webhook, since, cancellationToken).ConfigureAwait(false);
            return verdict.Answer;
        }
        finally
        {
            var outcome = verdict?.Outcome ?? (cancellationToken.IsCancellationRequested ? "abandoned" : "failed");
            report.Answered(activity, integration, verdict?.Connection, outcome, verdict?.Reason, since);
        }
    }

    private async Task<WebhookVerdict> TakeAsync(
        WebhookDestination destination,
        RawWebhook webhook,
        long since,
        CancellationToken cancellationToken
    )
    {
        if (destination.Ticket is { } ticket)
        {
            webhook = new RawWebhook(webhook.Body, webhook.Header, webhook.ReceivedAt)
            {
                Method = webhook.Method,
                Headers = webhook.Headers,
                Url = webhook.Url,
                Ticket = ticket,
            };
        }

        var refusal = Refusal(destination.Receiver, null, destination.Problem);
        foreach (var connection in destination.Candidates)
        {
            var arrival = new WebhookArrival(destination, webhook, since);
            var verdict = await TakeAsync(connection, arrival, cancellationToken).ConfigureAwait(false);
            if (!verdict.IsRefusal)
            {
                return verdict;
            }

            refusal = verdict;
        }

        await report
            .AuditAsync(destination.Integration, refusal.Connection, "webhook.refused", "refused", refusal.Reason)
            .ConfigureAwait(false);
        return refusal;
    }

    private async Task<WebhookVerdict> TakeAsync(Connection connection, WebhookArrival arrival, CancellationToken cancellationToken)
    {
        var (webhook, since) = (arrival.Webhook, arrival.Since);
        var receiver = connection.TryGet<IWebhookReceiver>(out var own) ? own : arrival.Destination.Receiver;
        try
        {
            var snapshot = await connection.CurrentAsync(cancellationToken).ConfigureAwait(false);
            var secrets = receiver.SecretsOf(snapshot.Options);
            if (receiver.Scope != WebhookScope.Address && secrets.Count == 0)
            {
                return Refusal(receiver, connection, "no secret is set to verify it with");
            }

            var verification = await receiver.VerifyAsync(webhook, secrets, cancellationToken).ConfigureAwait(false);
            if (verification.Outcome == VerificationOutcome.Refused)
            {
                return Refusal(receiver, connection, verification.Reason);
            }

            if (receiver.Scope == WebhookScope.Address && webhook.Ticket is null)
            {
                return Refusal(receiver, connection, "nobody signs it and its address holds no live token");
            }

            if (verification.Outcome == VerificationOutcome.Handshake)
            {
                return new WebhookVerdict(verification.Answer ?? receiver.Answer, "handshake") { Connection = connection.Id };
            }

            if (webhook.Method != "POST")
            {
                return Refusal(receiver, connection, "only a handshake may come without POST");
            }

            if (EventsOf(connection, receiver, webhook) is not { } all)
            {
                return new WebhookVerdict(WebhookAnswers.Failed, "unreadable")
                {
                    Connection = connection.Id,
                    Reason = "it is the service's and its body could not be read",
                };
            }

            if (arrival.AccountsIn(all) is { Count: > 1 } accounts)
            {
                return await TakeEachAsync(connection, arrival, accounts, cancellationToken).ConfigureAwait(false);
            }

            var events = arrival.PartOf(all);
            var (inTime, problem) = await OwnerProblemAsync(connection, snapshot, events, Left(receiver, since), cancellationToken)
                .ConfigureAwait(false);
            if (!inTime)
            {
                return NotYet(connection, "late", "whose account the connection is could not be asked in time");
            }

            if (problem is not null)
            {
                return Refusal(receiver, connection, problem);
            }

            if (!snapshot.Options.Enabled)
            {
                return NotYet(connection, "disabled", "the connection is switched off");
            }

            if (!tenants.TryTake((connection.Id.Tenant, connection.Id.Integration), options.CurrentValue.TenantLimit))
            {
                return new WebhookVerdict(WebhookAnswers.TooMany, "limited")
                {
                    Connection = connection.Id,
                    Reason = "the tenant's limit is reached",
                };
            }

            return storage is null
                ? await HandleAsync(connection, receiver, webhook, events, verification.Secret, since, cancellationToken)
                    .ConfigureAwait(false)
                : await storage
                    .TakeAsync(connection, receiver, webhook, events, verification.Secret, () => Left(receiver, since), cancellationToken)
                    .ConfigureAwait(false);
        }
        catch (IntegrationException e)
        {
            WebhookLog.NotAsked(host.Logger, e, connection.Descriptor.Key, connection.Id.Name);
            return NotYet(connection, "unavailable", "the service could not be asked");
        }
    }

    /// <summary>Gives each account's events of one delivery to the connection that has the account; what is said to the service is the worst of what they say.</summary>
    private async Task<WebhookVerdict> TakeEachAsync(
        Connection first,
        WebhookArrival arrival,
        IReadOnlyList<string?> accounts,
        CancellationToken cancellationToken
    )
    {
        WebhookVerdict? verdict = null;
        WebhookVerdict? refusal = null;
        foreach (var account in accounts)
        {
            var destination = account is null
                ? arrival.Destination with
                {
                    Candidates = [first],
                }
                : await router.OfAccountAsync(arrival.Destination, account, cancellationToken).ConfigureAwait(false);
            var said = Refusal(destination.Receiver, null, destination.Problem);
            foreach (var connection in destination.Candidates)
            {
                said = await TakeAsync(connection, arrival.Only(account), cancellationToken).ConfigureAwait(false);
                if (!said.IsRefusal)
                {
                    break;
                }
            }

            if (!said.IsRefusal)
            {
                verdict = verdict is null || said.Answer.Status > verdict.Answer.Status ? said : verdict;
                continue;
            }

            // Another account's events are not sent again for ever because nobody here has this one.
            refusal = said;
            await report
                .AuditAsync(arrival.Destination.Integration, said.Connection, "webhook.refused", "refused", said.Reason)
                .ConfigureAwait(false);
        }

        return verdict ?? refusal!;
    }

    private async Task<(bool InTime, string? Problem)> OwnerProblemAsync(
        Connection connection,
        Snapshot snapshot,
        IReadOnlyList<(WebhookEvent Event, int Index)> events,
        TimeSpan patience,
        CancellationToken cancellationToken
    )
    {
        // Not the arrival's token: where the service has to be asked who the connection is, the asking goes on for the next copy.
        var asking = WebhookOwnership.ProblemAsync(connection, snapshot, events, CancellationToken.None);
        if (asking.IsCompletedSuccessfully)
        {
            return (true, asking.Result);
        }

        try
        {
            return (true, await asking.AsTask().WaitAsync(patience, host.Time, cancellationToken).ConfigureAwait(false));
        }
        catch (TimeoutException)
        {
            return (false, null);
        }
    }

    private async Task<WebhookVerdict> HandleAsync(
        Connection connection,
        IWebhookReceiver receiver,
        RawWebhook webhook,
        IReadOnlyList<(WebhookEvent Event, int Index)> events,
        string? secret,
        long since,
        CancellationToken cancellationToken
    )
    {
        WebhookVerdict? verdict = null;
        foreach (var (webhookEvent, _) in events)
        {
            var fingerprint = WebhookIdentity.FingerprintOf(webhookEvent, webhook);
            var receipt = await inbox
                .TakeAsync(
                    new WebhookKey(connection.Id, WebhookIdentity.IdOf(webhookEvent, fingerprint)),
                    fingerprint,
                    (progress, token) => runner.RunAsync(connection, receiver, webhookEvent, webhook, secret, progress, token),
                    Left(receiver, since),
                    cancellationToken
                )
                .ConfigureAwait(false);
            if (receipt.FirstFingerprint is { } first)
            {
                var evidence = $"{webhookEvent.Type} {webhookEvent.Id}; sha256 {Hex(first.Span)} came first, then {Hex(fingerprint)}";
                await report
                    .AuditAsync(connection.Descriptor.Key, connection.Id, "webhook.differs", "refused", evidence)
                    .ConfigureAwait(false);
            }

            var said = VerdictOf(connection, receiver, receipt);
            verdict = verdict is null || said.Answer.Status > verdict.Answer.Status ? said : verdict;
            if (receipt.Run.State is WebhookRunState.Late or WebhookRunState.Busy)
            {
                break;
            }
        }

        return verdict ?? new WebhookVerdict(receiver.Answer, "empty") { Connection = connection.Id };
    }

    private static WebhookVerdict VerdictOf(Connection connection, IWebhookReceiver receiver, WebhookReceipt receipt)
    {
        var (answer, outcome) = receipt.Run.State switch
        {
            WebhookRunState.Handled => (receipt.Run.Answer ?? receiver.Answer, receipt.IsCopy ? "repeated" : "handled"),
            // The service has nothing to do better: sending it again would change nothing.
            WebhookRunState.Unconfirmed => (receiver.Answer, "unconfirmed"),
            WebhookRunState.Unavailable => (WebhookAnswers.NotYet, "unavailable"),
            WebhookRunState.Busy => (WebhookAnswers.NotYet, "busy"),
            WebhookRunState.Late => (WebhookAnswers.NotYet, "late"),
            _ => (WebhookAnswers.Failed, "failed"),
        };
        var reason = receipt.Run.State switch
        {
            WebhookRunState.Handled => null,
            WebhookRunState.Busy => "too many events are being handled",
            WebhookRunState.Late => "it takes longer than the service waits, and goes on",
            _ => receipt.Run.Reason ?? "it failed",
        };
        return new WebhookVerdict(answer, outcome) { Connection = connection.Id, Reason = reason };
    }

    /// <summary>Null where the provider cannot read what is the service's: it is not acknowledged, and comes again for as long as the service cares.</summary>
    private List<WebhookEvent>? EventsOf(Connection connection, IWebhookReceiver receiver, RawWebhook webhook)
    {
        var id = connection.Id;
        var source = new WebhookSource(id.Integration, id.Tenant, id.Name);
        try
        {
            return [.. receiver.Read(webhook).Select(webhookEvent => webhookEvent with { Source = source })];
        }
        catch (IntegrationException e)
        {
            WebhookLog.NotRead(host.Logger, e, id.Integration, id.Name);
            return null;
        }
    }

    private static WebhookVerdict Refusal(IWebhookReceiver receiver, Connection? connection, string reason) =>
        new(receiver.Scope == WebhookScope.Address ? receiver.Answer : WebhookAnswers.Refused, WebhookVerdict.Refused)
        {
            Connection = connection?.Id,
            Reason = reason,
        };

    private static WebhookVerdict NotYet(Connection connection, string outcome, string reason) =>
        new(WebhookAnswers.NotYet, outcome) { Connection = connection.Id, Reason = reason };

    private TimeSpan Left(IWebhookReceiver receiver, long since)
    {
        if (receiver.Deadline <= TimeSpan.Zero)
        {
            return options.CurrentValue.HandlingTimeout;
        }

        var left = receiver.Deadline - host.Time.GetElapsedTime(since);
        return left > TimeSpan.Zero ? left : TimeSpan.Zero;
    }

    private static string Hex(ReadOnlySpan<byte> bytes) => Convert.ToHexStringLower(bytes);
}
