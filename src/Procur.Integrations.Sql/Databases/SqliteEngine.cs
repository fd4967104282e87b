using System.Data.Common;

namespace Procur.Integrations.Sql;

/// <summary>
/// One thread writes, for SQLite lets only one write and its calls block; what has gathered while it wrote goes into the next commit together. Readers see
/// the last commit meanwhile (WAL).
/// </summary>
internal sealed class SqliteEngine(DbDataSource source, SqlStoreOptions options) : Engine
{
    private const int MostReaders = 8;
    private readonly SqliteWriter writer = new(source, options);
    private readonly SemaphoreSlim readers = new(MostReaders, MostReaders);

    public override async Task<T> ReadAsync<T>(Func<SqlSession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        await readers.WaitAsync(cancellationToken).ConfigureAwait(false);
        try
        {
            return await Task.Run(
                    async () =>
                    {
                        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
                        await using (connection.ConfigureAwait(false))
                        {
                            return await work(new SqlSession(connection, null)).ConfigureAwait(false);
                        }
                    },
                    cancellationToken
                )
                .ConfigureAwait(false);
        }
        finally
        {
            readers.Release();
        }
    }

    public override Task<T> WriteAsync<T>(Func<SqlSession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var job = new SqliteJob<T>(work, cancellationToken);
        writer.Add(job);
        return job.Task;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            writer.Dispose();
            readers.Dispose();
        }
    }
}
