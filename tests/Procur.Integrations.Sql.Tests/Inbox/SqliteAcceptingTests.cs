namespace Procur.Integrations.Sql.Tests;

public sealed class SqliteAcceptingTests : AcceptingSuite
{
    protected override Task<TestDatabase> CreateAsync() => SqliteAsync();
}
