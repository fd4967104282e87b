namespace Procur.Integrations.Sql.Tests;

public sealed class SqliteAnsweringTests : AnsweringSuite
{
    protected override Task<TestDatabase> CreateAsync() => SqliteAsync();
}
