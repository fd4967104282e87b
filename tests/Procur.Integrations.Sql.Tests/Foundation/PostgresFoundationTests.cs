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

    [Fact]
    public async Task A_connection_that_is_cut_after_its_commit_has_gone_out_writes_once()
    {
        var server = new NpgsqlConnectionStringBuilder(Database.ConnectionString);
        await using var proxy = new CuttingProxy(server.Port, "COMMIT"u8.ToArray());
        await using var source = NpgsqlDataSource.Create(
            new NpgsqlConnectionStringBuilder(Database.ConnectionString) { Port = proxy.Port, SslMode = SslMode.Disable }
        );
        using var database = new SqlDatabase(source, new SqlStoreOptions());
        await database.EnsureSchemaAsync(Cancellation);
        await Database.ExecuteAsync("CREATE TABLE things (id BIGINT PRIMARY KEY, claim TEXT NOT NULL)");
        proxy.CutNext();
        var own = await database.WriteAsync(
            "test.write",
            async session =>
            {
                await session.ExecuteAsync("INSERT INTO things (id, claim) VALUES (1, 'mine') ON CONFLICT DO NOTHING");
                return await session.NumberAsync("SELECT COUNT(*) FROM things WHERE id = 1 AND claim = 'mine'");
            },
            Cancellation
        );
        Assert.Equal(1, proxy.Cuts);
        Assert.Equal(1, own);
        Assert.Equal(1, await Database.NumberAsync("SELECT COUNT(*) FROM things"));
    }

    [Fact]
    public async Task A_server_that_is_away_is_told_and_used_again_when_it_is_back()
    {
        await using var cluster = await PostgresCluster.StartOwnAsync();
        await using var source = NpgsqlDataSource.Create(cluster.ConnectionString);
        using var database = new SqlDatabase(source, new SqlStoreOptions());
        await database.WriteAsync(
            "test.write",
            session => session.ExecuteAsync("CREATE TABLE things (id BIGINT PRIMARY KEY)"),
            Cancellation
        );
        await cluster.CutAsync();
        var problem = await Assert.ThrowsAsync<IntegrationException>(() => InsertAsync(database));
        Assert.True(problem.IsTransient);
        Assert.Contains("connection string", problem.Message, StringComparison.Ordinal);
        await cluster.RestartAsync();
        await InsertAsync(database);
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

    private static Task<int> InsertAsync(SqlDatabase database) =>
        database.WriteAsync("test.write", session => session.ExecuteAsync("INSERT INTO things (id) VALUES (1)"), Cancellation);
}
