using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Connections;

/// <summary>Shows connections without their secrets.</summary>
internal sealed class ConnectionViews(IntegrationCatalog catalog, IServiceProvider services)
{
    /// <returns>Null where the integration is not registered (any more): nobody could say which of its values are secret.</returns>
    public ConnectionView? Of(ConnectionRecord record)
    {
        if (catalog.Find(record.Id.Integration) is not { } registration)
        {
            return null;
        }

        var snapshot = registration.FromRecord(record, services);
        return new ConnectionView(record.Id, registration.Descriptor)
        {
            Environment = record.Environment,
            Enabled = record.Enabled,
            Problems = snapshot.Problems,
            Values = [.. registration.ValuesOf(record, snapshot, services)],
            Capabilities = registration.CapabilityNames,
            Account = record.Account,
            LastTest = record.LastTest,
            NeedsReconnect = record.NeedsReconnect,
            Staged = Slot(registration, record.Staged),
            Replaced = Slot(registration, record.Replaced),
            WebhookAddress = Addresses.Of(record.Id),
            Version = record.Version,
            CreatedAt = record.CreatedAt,
            UpdatedAt = record.UpdatedAt,
        };
    }

    /// <summary>The host's own accounts.</summary>
    public IEnumerable<ConnectionView> OfHost(string? integration)
    {
        foreach (var registration in catalog.Registrations.Where(one => integration is null || one.Descriptor.Key == integration))
        {
            var connection = services.GetRequiredKeyedService<Connection>(registration.ClientName);
            var snapshot = ((IConfiguredConnection)connection).Current;
            yield return new ConnectionView(snapshot.Id, registration.Descriptor)
            {
                Environment = snapshot.Options.Environment,
                Enabled = snapshot.Options.Enabled,
                Problems = snapshot.Problems,
                Values = [.. registration.HostValues(snapshot, services.GetService<IConfiguration>())],
                Capabilities = registration.CapabilityNames,
                Account = snapshot.AccountId is { } account ? new ConnectedAccount(account) : null,
                WebhookAddress = Addresses.Of(snapshot.Id),
            };
        }
    }

    private IWebhookAddresses Addresses => services.GetRequiredService<IWebhookAddresses>();

    private static ConnectionValue[] Slot(IntegrationRegistration registration, IReadOnlyDictionary<string, SealedSecret> secrets) =>
        [
            .. secrets
                .OrderBy(secret => secret.Key, StringComparer.Ordinal)
                .Select(secret => IntegrationRegistration.Stored(registration.SettingOf(secret.Key), secret.Value, null)),
        ];
}
