using System.Data.Common;
using Microsoft.Extensions.Options;

namespace Procur.Integrations.Sql;

/// <summary>The host's database as the stores use it: reads, and writes in transactions.</summary>
internal sealed class SqlDatabase : IDisposable, IAsyncDisposable
{
    private readonly SqlStoreOptions options;
    private readonly SemaphoreSlim preparing = new(1, 1);
    private readonly Engine engine;
    private volatile bool isReady;

    public SqlDatabase(DbDataSource source, SqlStoreOptions options)
    {
        this.options = options;
        string[] problems = [.. options.Problems()];
        if (problems.Length > 0)
        {
            throw new OptionsValidationException(nameof(SqlStoreOptions), typeof(SqlStoreOptions), problems);
        }

        Dialect = SqlDialect.Of(options.Dialect == SqlDialectKind.Detected ? SqlDetection.KindOf(source) : options.Dialect);
        engine = Dialect.Kind == SqlDialectKind.Sqlite ? new SqliteEngine(source, options) : new PostgreSqlEngine(source);
    }

    public SqlDialect Dialect { get; }

    /// <summary>A table's full name.</summary>
    public string Table(string name) => options.TablePrefix + name;

    /// <summary>Makes or checks the schema, once.</summary>
    /// <exception cref="IntegrationException">It cannot be reached, is newer than this package, or is missing and not to be made.</exception>
    public Task EnsureSchemaAsync(CancellationToken cancellationToken = default) => PrepareAsync(cancellationToken);

    /// <summary>Reads, outside a transaction.</summary>
    /// <param name="operation">What for, as errors name it: <c>journal.find</c>.</param>
    /// <param name="work">The reading; it may be done twice, and touches nothing but its session.</param>
    /// <param name="cancellationToken">The caller's token.</param>
    public async Task<T> ReadAsync<T>(string operation, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellationToken = default)
    {
        if (!isReady)
        {
            await PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        return await RepeatAsync(operation, () => engine.ReadAsync(work, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes, in one transaction that is on the disk when this returns.</summary>
    /// <param name="operation">What for, as errors name it: <c>journal.record</c>.</param>
    /// <param name="work">The writing. It may be done twice (a connection may end during the commit), so it must come to the same; it touches nothing but its session, for on SQLite others wait for it.</param>
    /// <param name="cancellationToken">The caller's token; it ends the waiting for the turn, not a write that has begun.</param>
    public async Task<T> WriteAsync<T>(string operation, Func<SqlSession, ValueTask<T>> work, CancellationToken cancellationToken = default)
    {
        if (!isReady)
        {
            await PrepareAsync(cancellationToken).ConfigureAwait(false);
        }

        return await RepeatAsync(operation, () => engine.WriteAsync(work, cancellationToken), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Writes what gives nothing back.</summary>
    public Task WriteAsync(string operation, Func<SqlSession, ValueTask> work, CancellationToken cancellationToken = default) =>
        WriteAsync(
            operation,
            async session =>
            {
                await work(session).ConfigureAwait(false);
                return true;
            },
            cancellationToken
        );

    public void Dispose()
    {
        engine.Dispose();
        preparing.Dispose();
    }

    public ValueTask DisposeAsync()
    {
        Dispose();
        return ValueTask.CompletedTask;
    }

    private static async Task<T> RepeatAsync<T>(string operation, Func<Task<T>> run, CancellationToken cancellationToken)
    {
        for (var first = true; ; first = false)
        {
            try
            {
                return await run().ConfigureAwait(false);
            }
            catch (Exception e) when (SqlFailure.IsOfDatabase(e, out var cause))
            {
                if (!first || !SqlFailure.MayPassAtOnce(cause) || cancellationToken.IsCancellationRequested)
                {
                    throw SqlFailure.Read(operation, cause);
                }
            }
        }
    }

    private async Task PrepareAsync(CancellationToken cancellationToken)
    {
        await preparing.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            if (isReady)
            {
                return;
            }

            var schema = new SqlMigrations(Dialect, Table);
            await RepeatAsync(
                    "schema.apply",
                    () =>
                        options.ApplySchema
                            ? engine.WriteAsync(schema.ApplyAsync, cancellationToken)
                            : engine.ReadAsync(schema.CheckAsync, cancellationToken),
                    cancellationToken
                )
                .ConfigureAwait(false);
            isReady = true;
        }
        finally
        {
            preparing.Release();
        }
    }
}
