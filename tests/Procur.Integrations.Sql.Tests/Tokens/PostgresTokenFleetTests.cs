namespace Procur.Integrations.Sql.Tests;

public sealed class PostgresTokenFleetTests : TokenFleetSuite
{
    protected override Task<TestDatabase> CreateAsync() => PostgresAsync();
}
