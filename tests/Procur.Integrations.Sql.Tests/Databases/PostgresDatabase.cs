using System.Data.Common;
using Npgsql;

namespace Procur.Integrations.Sql.Tests;

/// <summary>A schema of its own in the cluster that all tests share.</summary>
public sealed class PostgresDatabase : TestDatabase
{
    private readonly string server;
    private readonly string schema;

    private PostgresDatabase(string server, string schema, NpgsqlDataSource source)
    {
        this.server = server;
        this.schema = schema;
        Source = source;
        ConnectionString = source.ConnectionString;
    }

    public override DbDataSource Source { get; }

    public override SqlDialectKind Kind => SqlDialectKind.PostgreSql;

    public override string ConnectionString { get; }

    public static async Task<PostgresDatabase> CreateAsync(PostgresCluster? cluster = null)
    {
        cluster ??= await PostgresCluster.SharedAsync();
        var schema = $"t{Guid.NewGuid():N}";
        await RunAsync(cluster.ConnectionString, $"CREATE SCHEMA {schema}");
        var own = new NpgsqlConnectionStringBuilder(cluster.ConnectionString) { SearchPath = schema, MaxPoolSize = 20 };
        return new PostgresDatabase(cluster.ConnectionString, schema, NpgsqlDataSource.Create(own));
    }

    public override async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        await RunAsync(server, $"DROP SCHEMA {schema} CASCADE");
    }

    private static async Task RunAsync(string server, string sql)
    {
        await using var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(server) { Pooling = false }.ConnectionString);
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
