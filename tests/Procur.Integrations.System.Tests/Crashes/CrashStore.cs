using Procur.Integrations.TestKit;
using Npgsql;

namespace Procur.Integrations.System.Tests.Crashes;

/// <summary>A database of one test's own, which outlives the processes that use it.</summary>
internal sealed class CrashStore : IAsyncDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("procur-crash-").FullName;
    private readonly string? server;
    private readonly string schema = $"crash{Guid.NewGuid():N}";

    private CrashStore(string? server)
    {
        this.server = server;
        ConnectionString = server is null
            ? Path.Combine(folder, "integrations.db")
            : new NpgsqlConnectionStringBuilder(server) { SearchPath = schema, MaxPoolSize = 20 }.ConnectionString;
    }

    /// <summary>As the crashed host takes it.</summary>
    public string ConnectionString { get; }

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

        Directory.Delete(folder, recursive: true);
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
