namespace Procur.Integrations.Sql;

/// <summary>A piece of writing that waits for its turn.</summary>
internal abstract class SqliteJob
{
    /// <summary>False where its caller no longer waits: then it is not begun.</summary>
    public abstract bool IsWanted();

    public abstract void Run(SqlSession session);

    /// <summary>Its commit is on the disk.</summary>
    public abstract void Succeed();

    public abstract void Fail(Exception exception);
}
