using System.Data.Common;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.Data.Sqlite;
using Npgsql;
using Procur.Integrations.Sandbox;
using Procur.Integrations.TestKit;

namespace Procur.Integrations.System.Tests.Crashes;

/// <summary>A database of one test's own, which outlives the processes that use it.</summary>
internal sealed class CrashStore : IAsyncDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("procur-crash-").FullName;

    private readonly string key = Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));
    private readonly string? server;
    private readonly string schema = $"crash{Guid.NewGuid():N}";

    private CrashStore(string? server)
    {
        SQLitePCL.Batteries_V2.Init();
        this.server = server;
        ConnectionString = server is null
            ? Path.Combine(Folder, "integrations.db")
            : new NpgsqlConnectionStringBuilder(server) { SearchPath = schema, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>As the crashed host takes it.</summary>
    public string ConnectionString { get; }

    /// <summary>What a host is told beside this: where the services are, and the key that the store seals with, the same for all its processes.</summary>
    public IReadOnlyDictionary<string, string?> Settings(IntegrationSandbox sandbox) =>
        new Dictionary<string, string?>(sandbox.Settings()) { ["Integrations:Keys:Current"] = key };

    /// <summary>Where the crashed host's handlers note their effects.</summary>
    public string EffectsString => server is null ? Path.Combine(Folder, "effects.db") : ConnectionString;

    /// <summary>A number from the store's tables (they begin with <c>procur_</c>) or from those of the effects.</summary>
    public async Task<long> NumberAsync(string sql)
    {
        var file = sql.Contains("procur_", StringComparison.Ordinal) ? ConnectionString : EffectsString;
        await using DbConnection connection = server is null
            ? new SqliteConnection($"Data Source={file}")
            : new NpgsqlConnection(ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), CultureInfo.InvariantCulture);
    }

    public static CrashStore Sqlite() => new(null);

    public static async Task<CrashStore> PostgresAsync()
    {
        var store = new CrashStore((await PostgresCluster.SharedAsync()).ConnectionString);
        await store.RunAsync($"CREATE SCHEMA {store.schema}");
        return store;
    }

    public static async Task<CrashStore> OfAsync(string database) => database == "sqlite" ? Sqlite() : await PostgresAsync();

    public async ValueTask DisposeAsync()
    {
        if (server is not null)
        {
            await RunAsync($"DROP SCHEMA {schema} CASCADE");
        }

        Directory.Delete(Folder, recursive: true);
    }

    private async Task RunAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
