namespace Procur.Integrations.Sql.Tests;

public sealed class PostgresAcceptingTests : AcceptingSuite
{
    protected override Task<TestDatabase> CreateAsync() => PostgresAsync();
}
