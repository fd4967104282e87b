namespace Procur.Integrations.Sql.Tests;

public sealed class PostgresHandlingTests : HandlingSuite
{
    protected override Task<TestDatabase> CreateAsync() => PostgresAsync();
}
