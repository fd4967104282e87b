using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Procur.Integrations.Audit;
using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Journal;

/// <summary>For hosts: what nobody can tell yet, and how it is settled. Members are safe to call from many threads at once.</summary>
public sealed class OperationOutcomes
{
    // One look-up's time, and for how long it is nobody else's: more, so that its finding is written while it is still ours.
    private static readonly TimeSpan LookUpTime = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan Lease = TimeSpan.FromMinutes(3);

    private readonly ConnectionHost host;
    private readonly IConnections connections;
    private readonly IntegrationCatalog catalog;
    private readonly IServiceProvider services;

    /// <summary>Made by the container.</summary>
    internal OperationOutcomes(ConnectionHost host, IConnections connections, IntegrationCatalog catalog, IServiceProvider services)
    {
        this.host = host;
        this.connections = connections;
        this.catalog = catalog;
        this.services = services;
    }

    private IOperationJournal Journal => host.Journal;

    /// <summary>The operations whose outcome nobody can tell yet, oldest first.</summary>
    /// <param name="tenant">Of one tenant; null for all.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async IAsyncEnumerable<JournalEntry> ListUnknownAsync(
        string? tenant = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var entry in Journal.ListAsync(JournalState.Unknown, cancellationToken).ConfigureAwait(false))
        {
            if (tenant is null || entry.Id.Connection.Tenant == tenant)
            {
                yield return entry;
            }
        }
    }

    /// <summary>Asks the service about an unknown outcome, where its provider can.</summary>
    /// <returns>The finding; <see cref="OutcomeFinding.StillUnknown"/> where the service cannot be asked or cannot tell yet.</returns>
    /// <exception cref="IntegrationException">The look-up failed; the outcome stays unknown.</exception>
    public async Task<OutcomeFinding> ResolveAsync(JournalId id, CancellationToken cancellationToken = default)
    {
        var entry = await Journal.FindAsync(id, cancellationToken).ConfigureAwait(false);
        switch (entry?.State)
        {
            case JournalState.Recorded when entry.Renewals > 0:
                return OutcomeFinding.DidNotHappen;
            case JournalState.Unknown:
                var found = await LookUpAsync(entry, cancellationToken).ConfigureAwait(false) ?? OutcomeResolution.StillUnknown;
                await TrySettleAsync(entry, found, null, cancellationToken).ConfigureAwait(false);
                return found.Finding;
            case JournalState.Settled:
                var connection = await ConnectionOfAsync(id.Connection, cancellationToken).ConfigureAwait(false);
                return IsRefusal(connection, entry) ? OutcomeFinding.DidNotHappen : OutcomeFinding.TookEffect;
            default:
                return OutcomeFinding.StillUnknown;
        }
    }

    /// <summary>Settles an unknown outcome by what a callback, a statement or a person says.</summary>
    /// <param name="id">The operation.</param>
    /// <param name="found">What is known now.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>False where it was not unknown (any more).</returns>
    public Task<bool> SettleAsync(JournalId id, OutcomeResolution found, CancellationToken cancellationToken = default) =>
        SettleAsync(id, found, null, cancellationToken);

    /// <summary>Settles an unknown outcome by hand. The audit trail and the journal keep who said so, and on what evidence.</summary>
    /// <param name="id">The operation.</param>
    /// <param name="found">What is known now, with the evidence: a statement, the service's console.</param>
    /// <param name="actor">Who says so.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>False where it was not unknown (any more).</returns>
    public async Task<bool> SettleAsync(JournalId id, OutcomeResolution found, string? actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(found);
        var entry = await Journal.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return entry is { State: JournalState.Unknown }
            && await TrySettleAsync(entry, found, actor, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// Lets an operation be sent again although nobody can tell whether it took effect: it may take effect twice, and that is the actor's decision. Nothing is
    /// sent here; the next call with the same operation key is, under a new idempotency key.
    /// </summary>
    /// <param name="id">The operation.</param>
    /// <param name="reason">Why; kept as the evidence.</param>
    /// <param name="actor">Who decides it.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>False where it was not unknown (any more).</returns>
    public async Task<bool> ForceResendAsync(JournalId id, string reason, string actor, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(actor);
        var entry = await Journal.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (entry is not { State: JournalState.Unknown })
        {
            return false;
        }

        var free = OutcomeSettlement.Renewed(entry, entry.Renewals + 1) with
        {
            Evidence = reason,
            Actor = actor,
            ChangedAt = host.Time.GetUtcNow(),
        };
        if (await Journal.ChangeAsync(free, cancellationToken).ConfigureAwait(false) is null)
        {
            return false;
        }

        await AuditAsync(entry, "outcome.force_resend", "done", $"{actor}: {reason}").ConfigureAwait(false);
        return true;
    }

    /// <summary>
    /// Looks up what is due, as it is done in the background where <see cref="OutcomeReconciliationOptions.Enabled"/> says so: unknown outcomes, and sends
    /// whose process died or was stopped.
    /// </summary>
    /// <returns>How many were settled.</returns>
    /// <exception cref="IntegrationException">The journal could not be asked. A look-up that fails is logged, and made again later.</exception>
    public async Task<int> ReconcileAsync(CancellationToken cancellationToken = default)
    {
        var options = services.GetRequiredService<IOptions<OutcomeReconciliationOptions>>().Value;
        var settled = 0;
        while (true)
        {
            var due = await Journal.TakeDueAsync(options.Concurrency, Lease, cancellationToken).ConfigureAwait(false);
            var results = await Task.WhenAll(due.Select(entry => LookIntoAsync(entry, options.LongestWait, cancellationToken)))
                .ConfigureAwait(false);
            settled += results.Count(static done => done);
            if (due.Count < options.Concurrency)
            {
                return settled;
            }
        }
    }

    // The service's final refusal is kept as the answer it is.
    private static bool IsRefusal(Connection connection, JournalEntry settled)
    {
        var reply = new WireReply((HttpStatusCode)settled.ReplyStatus!.Value, null, null, settled.ReplyBody);
        var failure = connection.Registration.ReadFailure(reply);
        return failure is null ? !reply.IsSuccess : !ReferenceEquals(failure, Failure.None);
    }

    private async Task<bool> LookIntoAsync(JournalEntry entry, TimeSpan longestWait, CancellationToken cancellationToken)
    {
        var id = entry.Id.Connection;
        using var ending = new CancellationTokenSource(LookUpTime, host.Time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(ending.Token, cancellationToken);
        try
        {
            if (await LookUpAsync(entry, either.Token).ConfigureAwait(false) is not { } found)
            {
                // Nobody can be asked: it waits for a callback or a person.
                await Journal.ChangeAsync(entry with { DueIn = null }, CancellationToken.None).ConfigureAwait(false);
                return false;
            }

            if (await TrySettleAsync(entry, found, null, cancellationToken).ConfigureAwait(false))
            {
                JournalLog.Settled(host.Logger, id.Integration, entry.Operation, id.Name, found.Finding);
                return true;
            }
        }
#pragma warning disable CA1031 // Logged; another outcome's look-up must not suffer by it, and this one is made again.
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
        {
            JournalLog.LookUpFailed(host.Logger, e, id.Integration, entry.Operation, id.Name);
        }

        var later = entry with { DueIn = OutcomeBackoff.After(entry.Looks, longestWait) };
        await Journal.ChangeAsync(later, CancellationToken.None).ConfigureAwait(false);
        return false;
    }

    /// <summary>Null where its provider cannot ask.</summary>
    private async Task<OutcomeResolution?> LookUpAsync(JournalEntry entry, CancellationToken cancellationToken)
    {
        var connection = await ConnectionOfAsync(entry.Id.Connection, cancellationToken).ConfigureAwait(false);
        return connection.TryGet<IOutcomeResolver>(out var resolver) && resolver.CanResolve(entry.Operation)
            ? await resolver.ResolveAsync(entry, connection, cancellationToken).ConfigureAwait(false)
            : null;
    }

    private async Task<bool> TrySettleAsync(JournalEntry entry, OutcomeResolution found, string? actor, CancellationToken cancellationToken)
    {
        if (!await OutcomeSettlement.TryApplyAsync(Journal, entry, found, host.Time, cancellationToken, actor).ConfigureAwait(false))
        {
            return false;
        }

        var detail = actor is null ? found.Evidence : $"{actor}: {found.Evidence}";
        var outcome = found.Finding == OutcomeFinding.TookEffect ? "took_effect" : "did_not_happen";
        await AuditAsync(entry, "outcome.settled", outcome, $"{entry.Operation} by {detail}").ConfigureAwait(false);
        return true;
    }

    private ValueTask AuditAsync(JournalEntry entry, string operation, string outcome, string detail)
    {
        var id = entry.Id.Connection;
        return host.Audit.IsKept
            ? host.Audit.WriteAsync(
                new AuditRecord(host.Time.GetUtcNow(), id.Integration, id.Tenant, id.Name, operation, outcome)
                {
                    JournalKey = entry.Id.ToString(),
                    Detail = detail,
                }
            )
            : ValueTask.CompletedTask;
    }

    private async ValueTask<Connection> ConnectionOfAsync(ConnectionId id, CancellationToken cancellationToken)
    {
        if (id.Tenant.Length > 0)
        {
            return await connections.GetConnectionAsync(id.Tenant, id.Integration, id.Name, cancellationToken).ConfigureAwait(false);
        }

        var key = id.Name == ConnectionId.DefaultName ? id.Integration : id.Name;
        var registration =
            catalog.Find(id.Integration, key)
            ?? throw new IntegrationException(
                id.Integration,
                "connection.load",
                IntegrationErrorKind.NotConfigured,
                $"{id.Integration}: the account '{key}' is not registered any more; register it to look this up."
            );
        return services.GetRequiredKeyedService<Connection>(registration.ClientName);
    }
}
