using System.Data;
using System.Data.Common;

namespace Procur.Integrations.Sql;

/// <summary>A connection from the host's pool for each piece of work; PostgreSQL groups the commits of several by itself.</summary>
internal sealed class PostgreSqlEngine(DbDataSource source) : Engine
{
    private bool? commitsLate;

    public override async Task<T> ReadAsync<T>(Func<SqlSession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            return await work(new SqlSession(connection, null)).ConfigureAwait(false);
        }
    }

    public override async Task<T> WriteAsync<T>(Func<SqlSession, ValueTask<T>> work, CancellationToken cancellationToken)
    {
        var connection = await source.OpenConnectionAsync(cancellationToken).ConfigureAwait(false);
        await using (connection.ConfigureAwait(false))
        {
            var transaction = await connection.BeginTransactionAsync(IsolationLevel.ReadCommitted, cancellationToken).ConfigureAwait(false);
            await using (transaction.ConfigureAwait(false))
            {
                var session = new SqlSession(connection, transaction);
                if (commitsLate ??= await CommitsLateAsync(session).ConfigureAwait(false))
                {
                    // Whatever the host has set for its own work: what is acknowledged is on the disk.
                    await session.ExecuteAsync("SET LOCAL synchronous_commit = on").ConfigureAwait(false);
                }

                var result = await work(session).ConfigureAwait(false);
                // From here on a caller who goes away must not leave it open whether it was written.
                await transaction.CommitAsync(CancellationToken.None).ConfigureAwait(false);
                return result;
            }
        }
    }

    private static async ValueTask<bool> CommitsLateAsync(SqlSession session) =>
        await session.NumberAsync("SELECT CASE current_setting('synchronous_commit') WHEN 'off' THEN 1 ELSE 0 END").ConfigureAwait(false)
        == 1;

    protected override void Dispose(bool disposing)
    {
        // The data source is the host's.
    }
}
