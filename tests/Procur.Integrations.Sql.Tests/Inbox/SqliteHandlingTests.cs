namespace Procur.Integrations.Sql.Tests;

public sealed class SqliteHandlingTests : HandlingSuite
{
    protected override Task<TestDatabase> CreateAsync() => SqliteAsync();
}
