using System.Data.Common;

namespace Procur.Integrations.Sql.Tests;

/// <summary>A database of one test's own.</summary>
public abstract class TestDatabase : IAsyncDisposable
{
    public abstract DbDataSource Source { get; }

    public abstract SqlDialectKind Kind { get; }

    /// <summary>By which another process opens it too.</summary>
    public abstract string ConnectionString { get; }

    internal SqlDatabase Open(Action<SqlStoreOptions>? configure = null)
    {
        var options = new SqlStoreOptions();
        configure?.Invoke(options);
        return new SqlDatabase(Source, options);
    }

    public async Task<long> NumberAsync(string sql)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToInt64(await command.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
    }

    public async Task ExecuteAsync(string sql)
    {
        await using var connection = await Source.OpenConnectionAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    public abstract ValueTask DisposeAsync();
}
