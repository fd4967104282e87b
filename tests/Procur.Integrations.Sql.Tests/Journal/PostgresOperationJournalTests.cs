namespace Procur.Integrations.Sql.Tests;

public sealed class PostgresOperationJournalTests : OperationJournalSuite
{
    protected override Task<TestDatabase> CreateAsync() => PostgresAsync();
}
