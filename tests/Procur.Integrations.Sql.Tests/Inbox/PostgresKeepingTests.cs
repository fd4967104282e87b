namespace Procur.Integrations.Sql.Tests;

public sealed class PostgresKeepingTests : KeepingSuite
{
    protected override Task<TestDatabase> CreateAsync() => PostgresAsync();
}
