using System.Data;
using System.Data.Common;
using System.Diagnostics.CodeAnalysis;

namespace Procur.Integrations.Sql;

/// <summary>One connection, within one transaction where it writes.</summary>
/// <param name="connection">The connection, open.</param>
/// <param name="transaction">The transaction; null where there is none, and on SQLite's own writer.</param>
/// <param name="timeout">How long a statement waits for another program's lock; the driver's own time by default.</param>
internal sealed class SqlSession(DbConnection connection, DbTransaction? transaction, TimeSpan? timeout = null)
{
    private const int MostKept = 200;

    // The writer's connection lives long: its statements are compiled once.
    private readonly Dictionary<string, DbCommand>? kept = timeout is null ? null : [];

    /// <summary>A session within the host's own transaction: what is written there stands or falls with it.</summary>
    public static SqlSession Of(DbTransaction transaction)
    {
        ArgumentNullException.ThrowIfNull(transaction);
        return new SqlSession(
            transaction.Connection ?? throw new ArgumentException("The transaction has ended.", nameof(transaction)),
            transaction
        );
    }

    /// <summary>Runs a statement.</summary>
    /// <returns>How many rows it changed.</returns>
    public ValueTask<int> ExecuteAsync(string sql, params ReadOnlySpan<SqlValue> values) => RunAsync(Command(sql, values));

    /// <summary>The first row.</summary>
    /// <returns>Null where there is none.</returns>
    public ValueTask<T?> FindAsync<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<SqlValue> values)
        where T : class => FirstAsync(Command(sql, values), read);

    /// <summary>All rows.</summary>
    public ValueTask<List<T>> ListAsync<T>(string sql, Func<DbDataReader, T> read, params ReadOnlySpan<SqlValue> values) =>
        AllAsync(Command(sql, values), read);

    /// <summary>One number, such as a count.</summary>
    /// <returns>0 where there is none.</returns>
    public ValueTask<long> NumberAsync(string sql, params ReadOnlySpan<SqlValue> values) => OneNumberAsync(Command(sql, values));

    internal int Execute(string sql) => Command(sql, []).ExecuteNonQuery();

    internal object? Scalar(string sql) => Command(sql, []).ExecuteScalar();

    /// <summary>Lets go of the statements that a long-lived session has compiled.</summary>
    internal void Release()
    {
        foreach (var command in kept?.Values ?? Enumerable.Empty<DbCommand>())
        {
            command.Dispose();
        }
    }

    private async ValueTask<int> RunAsync(DbCommand command)
    {
        try
        {
            return await command.ExecuteNonQueryAsync().ConfigureAwait(false);
        }
        finally
        {
            await EndAsync(command).ConfigureAwait(false);
        }
    }

    private async ValueTask<T?> FirstAsync<T>(DbCommand command, Func<DbDataReader, T> read)
        where T : class
    {
        try
        {
            var reader = await command.ExecuteReaderAsync(CommandBehavior.Default).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                return await reader.ReadAsync().ConfigureAwait(false) ? read(reader) : null;
            }
        }
        finally
        {
            await EndAsync(command).ConfigureAwait(false);
        }
    }

    private async ValueTask<List<T>> AllAsync<T>(DbCommand command, Func<DbDataReader, T> read)
    {
        try
        {
            var rows = new List<T>();
            var reader = await command.ExecuteReaderAsync(CommandBehavior.Default).ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    rows.Add(read(reader));
                }
            }

            return rows;
        }
        finally
        {
            await EndAsync(command).ConfigureAwait(false);
        }
    }

    private async ValueTask<long> OneNumberAsync(DbCommand command)
    {
        try
        {
            var value = await command.ExecuteScalarAsync().ConfigureAwait(false);
            return value is null or DBNull ? 0 : Convert.ToInt64(value, System.Globalization.CultureInfo.InvariantCulture);
        }
        finally
        {
            await EndAsync(command).ConfigureAwait(false);
        }
    }

    private ValueTask EndAsync(DbCommand command) =>
        kept is not null && kept.TryGetValue(command.CommandText, out var one) && one == command
            ? ValueTask.CompletedTask
            : command.DisposeAsync();

    [SuppressMessage(
        "Security",
        "CA2100",
        Justification = "Every statement is this package's own; what comes from outside goes in as a parameter."
    )]
    private DbCommand Command(string sql, ReadOnlySpan<SqlValue> values)
    {
        if (kept is null || !kept.TryGetValue(sql, out var command))
        {
            command = connection.CreateCommand();
            command.CommandText = sql;
            command.Transaction = transaction;
            if (timeout is { } limit)
            {
                // In whole seconds, and 0 would be for ever.
                command.CommandTimeout = Math.Max(1, (int)Math.Ceiling(limit.TotalSeconds));
            }

            if (kept is { Count: < MostKept })
            {
                kept.Add(sql, command);
            }
        }

        command.Parameters.Clear();
        foreach (var value in values)
        {
            var parameter = command.CreateParameter();
            parameter.ParameterName = value.Name;
            parameter.DbType = value.Type;
            parameter.Value = value.Value ?? DBNull.Value;
            command.Parameters.Add(parameter);
        }

        return command;
    }
}
