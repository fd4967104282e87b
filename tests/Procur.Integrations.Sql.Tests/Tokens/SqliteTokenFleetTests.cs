namespace Procur.Integrations.Sql.Tests;

public sealed class SqliteTokenFleetTests : TokenFleetSuite
{
    protected override Task<TestDatabase> CreateAsync() => SqliteAsync();
}
