namespace Procur.Integrations.Sql.Tests;

public sealed class SqliteTokenStoreTests : TokenStoreSuite
{
    protected override Task<TestDatabase> CreateAsync() => SqliteAsync();
}
