using System.Data.Common;
using System.Text.Json;
using Procur.Integrations.Connections;

namespace Procur.Integrations.Sql;

/// <summary>A connection as a row, and back.</summary>
internal static class ConnectionRow
{
    public const string Columns =
        "tenant_id, integration_key, name, environment, is_enabled, settings, credentials, account_id, account_name, last_test, needs_reconnect, version, created_at, updated_at";

    public static ConnectionRecord Read(DbDataReader row)
    {
        var credentials = JsonSerializer.Deserialize(row.GetString(6), ConnectionJson.Default.StoredCredentials)!;
        return new ConnectionRecord(new ConnectionId(row.GetString(0), row.GetString(1), row.GetString(2)))
        {
            Environment = Enum.Parse<IntegrationEnvironment>(row.GetString(3)),
            Enabled = row.Flag(4),
            Settings = Names(JsonSerializer.Deserialize(row.GetString(5), ConnectionJson.Default.DictionaryStringString)!),
            Sealed = Open(credentials.Current),
            Staged = Open(credentials.Staged),
            Replaced = Open(credentials.Replaced),
            Account = row.TextOrNull(7) is { } account ? new ConnectedAccount(account, row.TextOrNull(8)) : null,
            LastTest = row.TextOrNull(9) is { } test ? TestOf(JsonSerializer.Deserialize(test, ConnectionJson.Default.StoredTest)!) : null,
            NeedsReconnect = row.TextOrNull(10),
            Version = row.GetInt64(11),
            CreatedAt = row.Time(12),
            UpdatedAt = row.Time(13),
        };
    }

    public static SqlValue[] Values(ConnectionRecord record, string writeId) =>
        [
            ("tenant", record.Id.Tenant),
            ("integration", record.Id.Integration),
            ("name", record.Id.Name),
            ("environment", record.Environment.ToString()),
            ("enabled", record.Enabled),
            (
                "settings",
                JsonSerializer.Serialize(new Dictionary<string, string?>(record.Settings), ConnectionJson.Default.DictionaryStringString)
            ),
            ("credentials", JsonSerializer.Serialize(CredentialsOf(record), ConnectionJson.Default.StoredCredentials)),
            ("key", KeysOf(record)),
            ("account", record.Account?.Id),
            ("accountName", record.Account?.Name),
            ("health", HealthOf(record)),
            ("test", record.LastTest is { } test ? JsonSerializer.Serialize(TestOf(test), ConnectionJson.Default.StoredTest) : null),
            ("reconnect", record.NeedsReconnect),
            ("version", (long?)record.Version),
            ("write", writeId),
        ];

    private static string HealthOf(ConnectionRecord record) =>
        record.NeedsReconnect is not null ? "needs_reconnect"
        : record.LastTest is null ? "untested"
        : record.LastTest.Succeeded ? "ok"
        : "failing";

    private static string? KeysOf(ConnectionRecord record)
    {
        string[] keys =
        [
            .. record
                .Sealed.Values.Concat(record.Staged.Values)
                .Concat(record.Replaced.Values)
                .Select(secret => secret.KeyId)
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
        return keys.Length == 0 ? null : string.Join(',', keys);
    }

    private static StoredCredentials CredentialsOf(ConnectionRecord record) =>
        new()
        {
            Current = Seal(record.Sealed),
            Staged = record.Staged.Count == 0 ? null : Seal(record.Staged),
            Replaced = record.Replaced.Count == 0 ? null : Seal(record.Replaced),
        };

    private static Dictionary<string, StoredSecret> Seal(IReadOnlyDictionary<string, SealedSecret> secrets) =>
        secrets.ToDictionary(
            secret => secret.Key,
            secret => new StoredSecret(
                secret.Value.Envelope.ToArray(),
                secret.Value.SetAt.ToUnixTimeMilliseconds(),
                secret.Value.Environment.ToString(),
                secret.Value.Origins,
                secret.Value.LastFour
            )
        );

    private static Dictionary<string, SealedSecret> Open(Dictionary<string, StoredSecret>? secrets) =>
        (secrets ?? []).ToDictionary(
            secret => secret.Key,
            secret => new SealedSecret(secret.Value.Sealed, DateTimeOffset.FromUnixTimeMilliseconds(secret.Value.SetAt))
            {
                Environment = Enum.Parse<IntegrationEnvironment>(secret.Value.Environment),
                Origins = secret.Value.Origins,
                LastFour = secret.Value.LastFour,
            },
            StringComparer.OrdinalIgnoreCase
        );

    private static Dictionary<string, string?> Names(Dictionary<string, string?> settings) =>
        new(settings, StringComparer.OrdinalIgnoreCase);

    private static StoredTest TestOf(ConnectionTest test) =>
        new(test.At.ToUnixTimeMilliseconds(), test.Succeeded, test.Message, test.Kind?.ToString());

    private static ConnectionTest TestOf(StoredTest test) =>
        new(DateTimeOffset.FromUnixTimeMilliseconds(test.At), test.Succeeded, test.Message)
        {
            Kind = Enum.TryParse<IntegrationErrorKind>(test.Kind, out var kind) ? kind : null,
        };
}
