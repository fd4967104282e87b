namespace Procur.Integrations.Sql.Tests;

public sealed class SqliteOutboxTests : OutboxSuite
{
    protected override Task<TestDatabase> CreateAsync() => SqliteAsync();
}
