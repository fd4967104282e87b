namespace Procur.Integrations.Sql.Tests;

public sealed class PostgresAnsweringTests : AnsweringSuite
{
    protected override Task<TestDatabase> CreateAsync() => PostgresAsync();
}
