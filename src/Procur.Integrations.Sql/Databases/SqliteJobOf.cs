namespace Procur.Integrations.Sql;

internal sealed class SqliteJob<T>(Func<SqlSession, ValueTask<T>> work, CancellationToken cancellationToken) : SqliteJob
{
    private readonly TaskCompletionSource<T> done = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? result;

    public Task<T> Task => done.Task;

    public override bool IsWanted()
    {
        if (cancellationToken.IsCancellationRequested)
        {
            done.TrySetCanceled(cancellationToken);
            return false;
        }

        return true;
    }

    public override void Run(SqlSession session)
    {
        var running = work(session);
        result = running.IsCompleted
            ? running.GetAwaiter().GetResult()
            : throw new InvalidOperationException("Work on a SQLite session awaits nothing but the session, whose calls end at once.");
    }

    public override void Succeed() => done.TrySetResult(result!);

    public override void Fail(Exception exception) => done.TrySetException(exception);
}
