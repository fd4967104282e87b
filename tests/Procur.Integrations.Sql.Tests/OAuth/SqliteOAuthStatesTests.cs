namespace Procur.Integrations.Sql.Tests;

public sealed class SqliteOAuthStatesTests : OAuthStatesSuite
{
    protected override Task<TestDatabase> CreateAsync() => SqliteAsync();
}
