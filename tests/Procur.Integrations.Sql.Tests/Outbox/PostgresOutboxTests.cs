namespace Procur.Integrations.Sql.Tests;

public sealed class PostgresOutboxTests : OutboxSuite
{
    protected override Task<TestDatabase> CreateAsync() => PostgresAsync();
}
