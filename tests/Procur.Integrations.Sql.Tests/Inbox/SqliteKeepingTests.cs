namespace Procur.Integrations.Sql.Tests;

public sealed class SqliteKeepingTests : KeepingSuite
{
    protected override Task<TestDatabase> CreateAsync() => SqliteAsync();
}
