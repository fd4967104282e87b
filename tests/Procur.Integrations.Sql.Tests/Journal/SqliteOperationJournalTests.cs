namespace Procur.Integrations.Sql.Tests;

public sealed class SqliteOperationJournalTests : OperationJournalSuite
{
    protected override Task<TestDatabase> CreateAsync() => SqliteAsync();
}
