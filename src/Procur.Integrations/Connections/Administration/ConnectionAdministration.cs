using System.Runtime.CompilerServices;
using Microsoft.Extensions.DependencyInjection;
using Procur.Integrations.Audit;
using Procur.Integrations.Sealing;
using Procur.Integrations.Tokens;

namespace Procur.Integrations.Connections;

internal sealed class ConnectionAdministration(
    IConnectionStore store,
    ConnectionSeals seals,
    ConnectionViews views,
    ConnectionHost host,
    IntegrationCatalog catalog,
    IServiceProvider services
) : IConnectionAdministration
{
    private const int MostTries = 10;
    private const int MostPasses = 3;

    public async IAsyncEnumerable<ConnectionView> ListAsync(
        string? tenant = null,
        string? integration = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        if (string.IsNullOrEmpty(tenant))
        {
            foreach (var own in views.OfHost(integration))
            {
                yield return own;
            }
        }

        if (tenant is not "")
        {
            await foreach (var record in store.ListAsync(integration, tenant, cancellationToken).ConfigureAwait(false))
            {
                if (views.Of(record) is { } view)
                {
                    yield return view;
                }
            }
        }
    }

    public async ValueTask<ConnectionView?> FindAsync(ConnectionId id, CancellationToken cancellationToken = default)
    {
        if (id.Tenant.Length == 0)
        {
            return views.OfHost(id.Integration).FirstOrDefault(view => view.Id == id);
        }

        return await store.FindAsync(id, cancellationToken).ConfigureAwait(false) is { } record ? views.Of(record) : null;
    }

    public async Task<ConnectionView> SaveAsync(ConnectionDraft draft, string actor, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(draft);
        ArgumentException.ThrowIfNullOrEmpty(draft.Id.Tenant, nameof(draft));
        ArgumentException.ThrowIfNullOrEmpty(draft.Id.Name, nameof(draft));
        DraftRules.Check(RegistrationOf(draft.Id).Descriptor, draft);
        var saved = await ChangeAsync(draft.Id, draft.Version, found => Apply(draft, found), cancellationToken).ConfigureAwait(false);
        var detail = $"settings: {Names(draft.Settings.Keys)}; secrets: {Names(draft.Secrets.Keys)}; environment: {saved.Environment}";
        return await ToldAsync(saved, "connection.save", actor, detail).ConfigureAwait(false);
    }

    public async Task<ConnectionView> EnableAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default)
    {
        var saved = await ChangeAsync(
                id,
                null,
                found =>
                {
                    var record = found ?? throw StoredConnection.Missing(id);
                    var problems = RegistrationOf(id).FromRecord(record, services).Problems;
                    return problems.Count == 0
                        ? record with
                        {
                            Enabled = true,
                        }
                        : throw Refusal(id, "connection.enable", $"{string.Join("; ", problems)}. It stays as it was");
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return await ToldAsync(saved, "connection.enable", actor, null).ConfigureAwait(false);
    }

    public async Task<ConnectionView> DisableAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default)
    {
        var saved = await ChangeAsync(id, null, found => Existing(id, found) with { Enabled = false }, cancellationToken)
            .ConfigureAwait(false);
        return await ToldAsync(saved, "connection.disable", actor, null).ConfigureAwait(false);
    }

    public async Task<ConnectionTestResult> TestAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default)
    {
        var record = Existing(id, await store.FindAsync(id, cancellationToken).ConfigureAwait(false));
        var result = await AskAsync(record, cancellationToken).ConfigureAwait(false);
        var tested = record with
        {
            LastTest = new ConnectionTest(host.Time.GetUtcNow(), result.Succeeded, result.Message) { Kind = result.Kind },
            Account = result.Account ?? record.Account,
            NeedsReconnect = result.Succeeded ? null : record.NeedsReconnect,
        };
        // Where somebody has written meanwhile, what was found is of a connection that is no more.
        await store.SaveAsync(tested, cancellationToken).ConfigureAwait(false);
        await AuditAsync(id, "connection.test", actor, result, null).ConfigureAwait(false);
        return result;
    }

    public async Task<bool> RemoveAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default)
    {
        for (var i = 0; i < MostTries; i++)
        {
            if (await store.FindAsync(id, cancellationToken).ConfigureAwait(false) is not { } record)
            {
                return false;
            }

            if (await store.RemoveAsync(id, record.Version, cancellationToken).ConfigureAwait(false))
            {
                await host.Tokens.ForgetAsync(id, null, CancellationToken.None).ConfigureAwait(false);
                await AuditAsync(id, "connection.remove", actor, null, null).ConfigureAwait(false);
                return true;
            }
        }

        throw Conflict(id);
    }

    public async Task<ConnectionView> StageAsync(
        ConnectionId id,
        IReadOnlyDictionary<string, string?> secrets,
        string actor,
        CancellationToken cancellationToken = default
    )
    {
        ArgumentNullException.ThrowIfNull(secrets);
        var registration = RegistrationOf(id);
        DraftRules.CheckSecrets(registration.Descriptor, secrets.Keys, nameof(secrets));
        var saved = await ChangeAsync(
                id,
                null,
                found =>
                {
                    var record = Existing(id, found);
                    var origins = registration.OriginsOf(record, services);
                    return record with
                    {
                        Staged = secrets
                            .Where(secret => !string.IsNullOrEmpty(secret.Value))
                            .Select(secret => (registration.SettingOf(secret.Key).Name, Value: secret.Value!))
                            .ToDictionary(
                                secret => secret.Name,
                                secret => seals.SealOne(id, record.Environment, secret.Name, secret.Value, origins),
                                StringComparer.OrdinalIgnoreCase
                            ),
                    };
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return await ToldAsync(saved, "connection.stage", actor, $"secrets: {Names(secrets.Keys)}").ConfigureAwait(false);
    }

    public async Task<ConnectionTestResult> TestStagedAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default)
    {
        var record = Existing(id, await store.FindAsync(id, cancellationToken).ConfigureAwait(false));
        var result = await AskAsync(
                record with
                {
                    Sealed = Over(record.Sealed, Staged(record, "connection.test_staged")),
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        await AuditAsync(id, "connection.test_staged", actor, result, null).ConfigureAwait(false);
        return result;
    }

    public async Task<ConnectionView> PromoteAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default)
    {
        var saved = await ChangeAsync(id, null, found => Promoted(Existing(id, found)), cancellationToken).ConfigureAwait(false);
        return await ToldAsync(saved, "connection.promote", actor, $"secrets: {Names(saved.Replaced.Keys)}").ConfigureAwait(false);
    }

    public async Task<ConnectionView> RollBackAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default)
    {
        var saved = await ChangeAsync(id, null, found => RolledBack(Existing(id, found)), cancellationToken).ConfigureAwait(false);
        return await ToldAsync(saved, "connection.roll_back", actor, $"secrets: {Names(saved.Staged.Keys)}").ConfigureAwait(false);
    }

    public async Task<ConnectionView> RetireAsync(ConnectionId id, string actor, CancellationToken cancellationToken = default)
    {
        var saved = await ChangeAsync(
                id,
                null,
                found => Existing(id, found) with { Replaced = new Dictionary<string, SealedSecret>() },
                cancellationToken
            )
            .ConfigureAwait(false);
        return await ToldAsync(saved, "connection.retire", actor, null).ConfigureAwait(false);
    }

    public async Task<ReencryptReport> ReencryptAsync(string actor, CancellationToken cancellationToken = default)
    {
        var key = seals.CurrentKeyId;
        var (renewed, left) = (0, 0);
        List<IReencryption> all = [new ConnectionReencryption(store, seals), .. services.GetServices<IReencryption>()];
        if (services.GetService<ITokenStore>() is { } tokens)
        {
            all.Add(new TokenReencryption(tokens, services.GetRequiredService<TokenSealer>(), services.GetRequiredService<Sealer>()));
        }

        // What others write meanwhile may still be under the old key, from a process that has not seen the new one promoted.
        for (var pass = 0; pass < MostPasses && (pass == 0 || left > 0); pass++)
        {
            left = 0;
            foreach (var one in all)
            {
                var done = await one.RunAsync(cancellationToken).ConfigureAwait(false);
                (renewed, left) = (renewed + done.Renewed, left + done.Left);
            }
        }

        var report = new ReencryptReport(key, renewed, left);
        await AuditAsync(
                new ConnectionId("", "store", "keys"),
                "connection.reencrypt",
                actor,
                null,
                $"key: {key}; renewed: {renewed}; left: {left}"
            )
            .ConfigureAwait(false);
        return report;
    }

    public async Task ClearCacheAsync(string actor, CancellationToken cancellationToken = default)
    {
        (services.GetRequiredService<IConnections>() as TenantConnections)?.Clear();
        if (store is IConnectionCacheNotice notice)
        {
            await notice.TellAllAsync(cancellationToken).ConfigureAwait(false);
        }

        await AuditAsync(new ConnectionId("", "store", "connections"), "connection.clear_cache", actor, null, null).ConfigureAwait(false);
    }

    private static string Names(IEnumerable<string> names) => string.Join(", ", names.Order(StringComparer.Ordinal).DefaultIfEmpty("none"));

    private static ConnectionRecord Existing(ConnectionId id, ConnectionRecord? found) => found ?? throw StoredConnection.Missing(id);

    private static IReadOnlyDictionary<string, SealedSecret> Staged(ConnectionRecord record, string operation) =>
        record.Staged.Count > 0 ? record.Staged : throw Refusal(record.Id, operation, "there is no next credential; stage one first");

    private static Dictionary<string, SealedSecret> Over(
        IReadOnlyDictionary<string, SealedSecret> under,
        IReadOnlyDictionary<string, SealedSecret> over
    )
    {
        var both = new Dictionary<string, SealedSecret>(under, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, secret) in over)
        {
            both[name] = secret;
        }

        return both;
    }

    private static Dictionary<string, SealedSecret> Only(IReadOnlyDictionary<string, SealedSecret> secrets, IEnumerable<string> names) =>
        secrets
            .Where(secret => names.Contains(secret.Key, StringComparer.OrdinalIgnoreCase))
            .ToDictionary(StringComparer.OrdinalIgnoreCase);

    private static ConnectionRecord Promoted(ConnectionRecord record)
    {
        var next = Staged(record, "connection.promote");
        return record with
        {
            Sealed = Over(record.Sealed, next),
            Replaced = Only(record.Sealed, next.Keys),
            Staged = new Dictionary<string, SealedSecret>(),
            NeedsReconnect = null,
            LastTest = null,
        };
    }

    private static ConnectionRecord RolledBack(ConnectionRecord record) =>
        record.Replaced.Count == 0
            ? throw Refusal(record.Id, "connection.roll_back", "there is no credential to go back to")
            : record with
            {
                Sealed = Over(record.Sealed, record.Replaced),
                Staged = Only(record.Sealed, record.Replaced.Keys),
                Replaced = new Dictionary<string, SealedSecret>(),
                NeedsReconnect = null,
                LastTest = null,
            };

    private ConnectionRecord Apply(ConnectionDraft draft, ConnectionRecord? found)
    {
        var record = found ?? new ConnectionRecord(draft.Id) { Enabled = false };
        var settings = new Dictionary<string, string?>(record.Settings, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in draft.Settings)
        {
            settings.Remove(name);
            if (value is not null)
            {
                settings[name] = value;
            }
        }

        var secrets = new Dictionary<string, string?>(record.Secrets, StringComparer.OrdinalIgnoreCase);
        foreach (var (name, value) in draft.Secrets)
        {
            secrets[name] = value;
        }

        var entered = draft.Secrets.Count > 0;
        return seals.Seal(
            record with
            {
                Environment = draft.Environment ?? record.Environment,
                Settings = settings,
                Secrets = secrets,
                NeedsReconnect = entered ? null : record.NeedsReconnect,
                LastTest = entered ? null : record.LastTest,
            }
        );
    }

    private async Task<ConnectionRecord> ChangeAsync(
        ConnectionId id,
        long? version,
        Func<ConnectionRecord?, ConnectionRecord> change,
        CancellationToken cancellationToken
    )
    {
        for (var i = 0; i < MostTries; i++)
        {
            var found = await store.FindAsync(id, cancellationToken).ConfigureAwait(false);
            if (version is { } seen && seen != (found?.Version ?? 0))
            {
                throw Conflict(id);
            }

            if (await store.SaveAsync(change(found), cancellationToken).ConfigureAwait(false) is { } saved)
            {
                return saved;
            }
        }

        throw Conflict(id);
    }

    private async Task<ConnectionTestResult> AskAsync(ConnectionRecord record, CancellationToken cancellationToken)
    {
        var registration = RegistrationOf(record.Id);
        var snapshot = registration.FromRecord(record with { Enabled = true }, services);
        if (!snapshot.IsConfigured)
        {
            return new ConnectionTestResult(false, $"{string.Join("; ", snapshot.Problems)}. Nothing was sent.")
            {
                Kind = IntegrationErrorKind.NotConfigured,
            };
        }

        return new ProbeConnection(registration, host, snapshot).TryGet<IIntegrationConnector>(out var connector)
            ? await connector.TestConnectionAsync(cancellationToken).ConfigureAwait(false)
            : new ConnectionTestResult(false, $"{registration.Descriptor.Name} has no question that tests a connection.");
    }

    private async Task<ConnectionView> ToldAsync(ConnectionRecord saved, string operation, string actor, string? detail)
    {
        await AuditAsync(saved.Id, operation, actor, null, detail).ConfigureAwait(false);
        return views.Of(saved) ?? throw StoredConnection.NotRegistered(saved.Id);
    }

    private ValueTask AuditAsync(ConnectionId id, string operation, string actor, ConnectionTestResult? result, string? detail)
    {
        ArgumentException.ThrowIfNullOrEmpty(actor);
        var outcome =
            result is not { Succeeded: false } ? "done"
            : result.Kind is { } kind ? OperationOutcome(kind)
            : "failed";
        return host.Audit.WriteAsync(
            new AuditRecord(host.Time.GetUtcNow(), id.Integration, id.Tenant, id.Name, operation, outcome)
            {
                Actor = actor,
                Detail = detail,
            }
        );
    }

    private static string OperationOutcome(IntegrationErrorKind kind) => kind.ToString().ToLowerInvariant();

    private IntegrationRegistration RegistrationOf(ConnectionId id) =>
        catalog.Find(id.Integration) ?? throw StoredConnection.NotRegistered(id);

    private static IntegrationException Refusal(ConnectionId id, string operation, string what) =>
        new(
            id.Integration,
            operation,
            IntegrationErrorKind.NotConfigured,
            $"{id.Integration} {operation}: tenant '{id.Tenant}''s connection '{id.Name}': {what}."
        );

    private static IntegrationException Conflict(ConnectionId id) =>
        new(
            id.Integration,
            "connection.save",
            IntegrationErrorKind.Conflict,
            $"{id.Integration} connection.save: tenant '{id.Tenant}''s connection '{id.Name}' was changed by somebody else meanwhile; look at it again and save once more. Nothing was saved."
        );
}
