using System.Collections.Concurrent;
using System.Data.Common;

namespace Procur.Integrations.Sql;

/// <summary>The one thread that writes to a SQLite file.</summary>
internal sealed class SqliteWriter : IDisposable
{
    private readonly DbDataSource source;
    private readonly SqlStoreOptions options;
    private readonly BlockingCollection<SqliteJob> jobs = [];
    private readonly Thread thread;
    private DbConnection? connection;
    private SqlSession? session;

    public SqliteWriter(DbDataSource source, SqlStoreOptions options)
    {
        this.source = source;
        this.options = options;
        thread = new Thread(Work) { IsBackground = true, Name = "Procur.Integrations SQLite writer" };
        thread.Start();
    }

    public void Add(SqliteJob job) => jobs.Add(job);

    /// <summary>Waits for what has been given to it.</summary>
    public void Dispose()
    {
        jobs.CompleteAdding();
        thread.Join();
        jobs.Dispose();
    }

    private void Work()
    {
        var batch = new List<SqliteJob>();
        foreach (var first in jobs.GetConsumingEnumerable())
        {
            batch.Add(first);
            while (batch.Count < options.GroupCommitLimit && jobs.TryTake(out var next))
            {
                batch.Add(next);
            }

            batch.RemoveAll(static job => !job.IsWanted());
            if (batch.Count > 0)
            {
                Commit(batch);
                batch.Clear();
            }
        }

        Close();
    }

    private void Commit(List<SqliteJob> batch)
    {
        List<SqliteJob> written;
        try
        {
            session ??= Open();
            session.Execute("BEGIN IMMEDIATE");
            written = batch.FindAll(RunInSavepoint);
            session.Execute("COMMIT");
        }
#pragma warning disable CA1031 // Whatever it is, it is told to those who wait; the thread must go on for the others.
        catch (Exception e)
#pragma warning restore CA1031
        {
            // A new connection: whether this one is still within a transaction is not worth asking.
            Close();
            batch.ForEach(job => job.Fail(e));
            return;
        }

        written.ForEach(static job => job.Succeed());
    }

    private bool RunInSavepoint(SqliteJob job)
    {
        session!.Execute("SAVEPOINT work");
        try
        {
            job.Run(session);
        }
#pragma warning disable CA1031 // It is told to the one whose work it was; the others' work goes on.
        catch (Exception e) when (!SqlFailure.EndsTransaction(e))
#pragma warning restore CA1031
        {
            session.Execute("ROLLBACK TO work");
            session.Execute("RELEASE work");
            job.Fail(e);
            return false;
        }

        session.Execute("RELEASE work");
        return true;
    }

    private SqlSession Open()
    {
        connection = source.OpenConnection();
        var opened = new SqlSession(connection, null, options.LockTimeout);
        if (string.IsNullOrEmpty(opened.Scalar("SELECT file FROM pragma_database_list WHERE name = 'main'") as string))
        {
            throw new InvalidOperationException("A SQLite database in memory is seen by one connection alone; give the store a file.");
        }

        opened.Scalar("PRAGMA journal_mode = WAL");
        opened.Execute("PRAGMA synchronous = FULL");
        return opened;
    }

    private void Close()
    {
        session?.Release();
        session = null;
        // Dispose gives it back to the driver's pool, which rolls back what is open.
        connection?.Dispose();
        connection = null;
    }
}
