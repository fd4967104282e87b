using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Webhooks;

/// <summary>Finds the connections that a webhook may be for. Asks no service: nothing has been verified yet.</summary>
internal sealed class WebhookRouter(
    IntegrationCatalog catalog,
    IConnections connections,
    ICallbackTickets tickets,
    IServiceProvider services
)
{
    public bool Knows(string integration) => ReceiverOf(integration, out _);

    /// <summary>Null where the address means no integration that takes webhooks.</summary>
    public async ValueTask<WebhookDestination?> FindAsync(WebhookRoute route, RawWebhook webhook, CancellationToken cancellationToken)
    {
        if (route.Token is { } token)
        {
            return await ByTokenAsync(token, cancellationToken).ConfigureAwait(false);
        }

        if (!ReceiverOf(route.Integration, out var receiver))
        {
            return null;
        }

        if (receiver.Scope == WebhookScope.App && route is { Tenant: null, Connection: null })
        {
            var found = await ByAccountAsync(route.Integration, receiver, receiver.RouteKey(webhook), cancellationToken)
                .ConfigureAwait(false);
            return found with { IsShared = true };
        }

        var id = new ConnectionId(route.Tenant ?? "", route.Integration, route.Connection ?? ConnectionId.DefaultName);
        return await ToAsync(id, receiver, cancellationToken).ConfigureAwait(false);
    }

    private async ValueTask<WebhookDestination?> ByTokenAsync(string token, CancellationToken cancellationToken)
    {
        var ticket = await tickets.FindAsync(token, cancellationToken).ConfigureAwait(false);
        if (ticket is not null && ReceiverOf(ticket.Connection.Integration, out var receiver))
        {
            var found = await ToAsync(ticket.Connection, receiver, cancellationToken).ConfigureAwait(false);
            return found with { Ticket = ticket };
        }

        // A token that nobody knows goes the way of one that is known: to a receiver that lives by such addresses, which refuses it.
        foreach (var registration in catalog.Registrations)
        {
            var connection = Configured(registration);
            if (connection.TryGet<IWebhookReceiver>(out var other) && other.Scope == WebhookScope.Address)
            {
                return new WebhookDestination(registration.Descriptor.Key, other, [connection]);
            }
        }

        return null;
    }

    private async ValueTask<WebhookDestination> ToAsync(ConnectionId id, IWebhookReceiver receiver, CancellationToken cancellationToken)
    {
        if (id.Tenant.Length == 0)
        {
            var key = id.Name == ConnectionId.DefaultName ? id.Integration : id.Name;
            return catalog.Find(id.Integration, key) is { } registration
                ? new WebhookDestination(id.Integration, receiver, [Configured(registration)])
                : Nowhere(id.Integration, receiver);
        }

        try
        {
            var connection = await connections
                .GetConnectionAsync(id.Tenant, id.Integration, id.Name, cancellationToken)
                .ConfigureAwait(false);
            return new WebhookDestination(id.Integration, receiver, [connection]);
        }
        catch (IntegrationException e) when (e.Kind == IntegrationErrorKind.NotConfigured)
        {
            return Nowhere(id.Integration, receiver);
        }
    }

    /// <summary>Where the events of an account go that came to an address of all accounts.</summary>
    public ValueTask<WebhookDestination> OfAccountAsync(WebhookDestination shared, string account, CancellationToken cancellationToken) =>
        ByAccountAsync(shared.Integration, shared.Receiver, account, cancellationToken);

    /// <summary>The connection of a stored event.</summary>
    /// <returns>Null where it is there no longer.</returns>
    public async ValueTask<(Connection Connection, IWebhookReceiver Receiver)?> FindAsync(
        ConnectionId id,
        CancellationToken cancellationToken
    ) =>
        ReceiverOf(id.Integration, out var receiver)
        && (await ToAsync(id, receiver, cancellationToken).ConfigureAwait(false)).Candidates is [var connection]
            ? (connection, connection.TryGet<IWebhookReceiver>(out var own) ? own : receiver)
            : null;

    private async ValueTask<WebhookDestination> ByAccountAsync(
        string integration,
        IWebhookReceiver receiver,
        string? account,
        CancellationToken cancellationToken
    )
    {
        if (account is not null)
        {
            var stored = new List<Connection>(1);
            await foreach (var connection in connections.FindByAccountAsync(integration, account, cancellationToken).ConfigureAwait(false))
            {
                stored.Add(connection);
            }

            if (stored.Count == 1)
            {
                return new WebhookDestination(integration, receiver, stored);
            }

            if (stored.Count > 1)
            {
                // Whichever was taken, another tenant would wait for the event in vain or see what is not its own.
                return new WebhookDestination(integration, receiver, [])
                {
                    Problem = "several connections have this account: give each its own address",
                };
            }
        }

        return new WebhookDestination(integration, receiver, [.. ConfiguredFor(integration, account)]);
    }

    /// <summary>The configured accounts that may be meant: those that say they are it, or else those that do not say who they are.</summary>
    private IEnumerable<Connection> ConfiguredFor(string integration, string? account)
    {
        var all = catalog
            .Registrations.Where(registration => registration.Descriptor.Key == integration)
            .Select(Configured)
            .Select(connection => (Connection: connection, Account: ((IConfiguredConnection)connection).Current.AccountId))
            .ToList();
        var known = all.Where(one => account is not null && one.Account == account).ToList();
        var unsaid = all.Where(one => one.Account is null).ToList();
        var chosen =
            known.Count > 0 ? known
            : unsaid.Count > 0 ? unsaid
            : all;
        return chosen.Select(one => one.Connection);
    }

    private Connection Configured(IntegrationRegistration registration) =>
        services.GetRequiredKeyedService<Connection>(registration.ClientName);

    private bool ReceiverOf(string integration, [NotNullWhen(true)] out IWebhookReceiver? receiver)
    {
        receiver = null;
        return (catalog.Find(integration) ?? catalog.Registrations.Find(one => one.Descriptor.Key == integration)) is { } registration
            && Configured(registration).TryGet(out receiver);
    }

    private static WebhookDestination Nowhere(string integration, IWebhookReceiver receiver) =>
        new(integration, receiver, []) { Problem = "there is no such connection" };
}
