namespace Procur.Integrations.Sql.Tests;

public sealed class PostgresOAuthStatesTests : OAuthStatesSuite
{
    protected override Task<TestDatabase> CreateAsync() => PostgresAsync();
}
