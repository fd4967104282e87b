namespace Procur.Integrations.Sql.Tests;

/// <summary>A suite that runs on each database: derive it once for <see cref="SqliteDatabase"/> and once for <see cref="PostgresDatabase"/>.</summary>
public abstract class SqlSuite : IAsyncLifetime
{
    protected TestDatabase Database { get; private set; } = null!;

    protected static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    public virtual async ValueTask InitializeAsync() => Database = await CreateAsync();

    public virtual async ValueTask DisposeAsync()
    {
        await Database.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract Task<TestDatabase> CreateAsync();

    protected static Task<TestDatabase> SqliteAsync() => Task.FromResult<TestDatabase>(SqliteDatabase.Create());

    protected static async Task<TestDatabase> PostgresAsync() => await PostgresDatabase.CreateAsync();
}
