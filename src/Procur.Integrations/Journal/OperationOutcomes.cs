using System.Net;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Journal;

/// <summary>For hosts: what nobody can tell yet, and how it is settled. Members are safe to call from many threads at once.</summary>
public sealed class OperationOutcomes
{
    private readonly IOperationJournal journal;
    private readonly IConnections connections;
    private readonly IntegrationCatalog catalog;
    private readonly IServiceProvider services;
    private readonly TimeProvider time;

    /// <summary>Made by the container.</summary>
    internal OperationOutcomes(
        IOperationJournal journal,
        IConnections connections,
        IntegrationCatalog catalog,
        IServiceProvider services,
        TimeProvider time
    )
    {
        this.journal = journal;
        this.connections = connections;
        this.catalog = catalog;
        this.services = services;
        this.time = time;
    }

    /// <summary>The operations whose outcome nobody can tell yet, oldest first.</summary>
    /// <param name="tenant">Of one tenant; null for all.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async IAsyncEnumerable<JournalEntry> ListUnknownAsync(
        string? tenant = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        await foreach (var entry in journal.ListAsync(JournalState.Unknown, cancellationToken).ConfigureAwait(false))
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
        var entry = await journal.FindAsync(id, cancellationToken).ConfigureAwait(false);
        if (entry is not { State: JournalState.Unknown or JournalState.Settled })
        {
            return OutcomeFinding.StillUnknown;
        }

        var connection = await ConnectionOfAsync(id.Connection, cancellationToken).ConfigureAwait(false);
        if (entry.State == JournalState.Settled)
        {
            return IsRefusal(connection, entry) ? OutcomeFinding.DidNotHappen : OutcomeFinding.TookEffect;
        }

        if (!connection.TryGet<IOutcomeResolver>(out var resolver) || !resolver.CanResolve(entry.Operation))
        {
            return OutcomeFinding.StillUnknown;
        }

        var found = await resolver.ResolveAsync(entry, connection, cancellationToken).ConfigureAwait(false);
        await OutcomeSettlement.ApplyAsync(journal, entry, found, time, cancellationToken).ConfigureAwait(false);
        return found.Finding;
    }

    /// <summary>Settles an unknown outcome by what a callback, a statement or a person says.</summary>
    /// <param name="id">The operation.</param>
    /// <param name="found">What is known now.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    /// <returns>False where it was not unknown (any more).</returns>
    public async Task<bool> SettleAsync(JournalId id, OutcomeResolution found, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(found);
        var entry = await journal.FindAsync(id, cancellationToken).ConfigureAwait(false);
        return entry is { State: JournalState.Unknown }
            && await OutcomeSettlement.ApplyAsync(journal, entry, found, time, cancellationToken).ConfigureAwait(false);
    }

    // The service's final refusal is kept as the answer it is.
    private static bool IsRefusal(Connection connection, JournalEntry settled)
    {
        var reply = new WireReply((HttpStatusCode)settled.ReplyStatus!.Value, null, null, settled.ReplyBody);
        var failure = connection.Registration.ReadFailure(reply);
        return failure is null ? !reply.IsSuccess : !ReferenceEquals(failure, Failure.None);
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
