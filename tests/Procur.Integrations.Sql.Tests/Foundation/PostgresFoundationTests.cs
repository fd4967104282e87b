using Npgsql;

namespace Procur.Integrations.Sql.Tests;

public sealed class PostgresFoundationTests : FoundationSuite
{
    [Fact]
    public async Task A_write_is_on_the_disk_even_where_the_host_has_turned_that_off()
    {
        await using var careless = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Options = "-c synchronous_commit=off" }
        );
        using var database = new SqlDatabase(careless, new SqlStoreOptions());
        var within = await database.WriteAsync(
            "test.read",
            session => session.NumberAsync("SELECT CASE current_setting('synchronous_commit') WHEN 'on' THEN 1 ELSE 0 END"),
            Cancellation
        );
        Assert.Equal(1, within);
    }

    [Fact]
    public async Task A_connection_that_is_cut_is_made_anew_once()
    {
        using var database = Database.Open();
        await Database.ExecuteAsync("CREATE TABLE things (id BIGINT PRIMARY KEY)");
        var tries = 0;
        await database.WriteAsync(
            "test.write",
            async session =>
            {
                if (tries++ == 0)
                {
                    var own = await session.NumberAsync("SELECT pg_backend_pid()");
                    await Database.ExecuteAsync($"SELECT pg_terminate_backend({own})");
                }

                return await session.ExecuteAsync("INSERT INTO things (id) VALUES (1)");
            },
            Cancellation
        );
        Assert.Equal(2, tries);
        Assert.Equal(1, await Database.NumberAsync("SELECT COUNT(*) FROM things"));
    }

    [Theory]
    [InlineData("Password=wrong;Username=nobody", "user or password")]
    [InlineData("Database=nowhere", "no such database")]
    [InlineData("Port=1", "could not be reached")]
    public async Task A_server_that_cannot_be_used_is_told_with_the_remedy(string setting, string words)
    {
        await using var source = NpgsqlDataSource.Create($"{Database.ConnectionString};{setting}");
        using var database = new SqlDatabase(source, new SqlStoreOptions());
        var problem = await Assert.ThrowsAsync<IntegrationException>(() => database.EnsureSchemaAsync(Cancellation));
        Assert.Contains(words, problem.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("wrong", problem.Message, StringComparison.Ordinal);
    }

    protected override Task<TestDatabase> CreateAsync() => PostgresAsync();
}
