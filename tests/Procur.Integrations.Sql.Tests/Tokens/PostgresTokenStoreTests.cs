namespace Procur.Integrations.Sql.Tests;

public sealed class PostgresTokenStoreTests : TokenStoreSuite
{
    protected override Task<TestDatabase> CreateAsync() => PostgresAsync();
}
