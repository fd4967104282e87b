using Microsoft.Data.Sqlite;

namespace Procur.Integrations.Sql.Tests;

public sealed class SqliteFoundationTests : FoundationSuite
{
    [Fact]
    public async Task What_is_acknowledged_is_on_the_disk_and_what_gathers_shares_a_commit()
    {
        using var database = Database.Open();
        await database.EnsureSchemaAsync(Cancellation);
        Assert.Equal("wal", (await TextAsync("PRAGMA journal_mode"))!);
        var synchronous = await database.WriteAsync("test.read", session => session.NumberAsync("PRAGMA synchronous"), Cancellation);
        Assert.Equal(2, synchronous);
    }

    [Fact]
    public async Task A_locked_file_is_told_with_its_setting_and_nothing_is_lost_after_it()
    {
        using var database = Database.Open(options => options.LockTimeout = TimeSpan.FromMilliseconds(50));
        await database.EnsureSchemaAsync(Cancellation);
        await Database.ExecuteAsync("CREATE TABLE things (id BIGINT PRIMARY KEY)");
        await using (var other = await Database.Source.OpenConnectionAsync(Cancellation))
        await using (var transaction = await other.BeginTransactionAsync(Cancellation))
        {
            var problem = await Assert.ThrowsAsync<IntegrationException>(() => InsertAsync(database));
            Assert.True(problem.IsTransient);
            Assert.Contains("Integrations:Store:LockTimeout", problem.Message, StringComparison.Ordinal);
        }

        await InsertAsync(database);
        Assert.Equal(1, await Database.NumberAsync("SELECT COUNT(*) FROM things"));
    }

    [Fact]
    public async Task A_file_that_cannot_be_opened_is_told_with_its_setting()
    {
        using var database = new SqlDatabase(
            SqliteFactory.Instance.CreateDataSource($"Data Source={Path.Combine(((SqliteDatabase)Database).Folder, "missing", "a.db")}"),
            new SqlStoreOptions()
        );
        var problem = await Assert.ThrowsAsync<IntegrationException>(() => database.EnsureSchemaAsync(Cancellation));
        Assert.Contains("Data Source", problem.Message, StringComparison.Ordinal);
        Assert.Equal(IntegrationErrorKind.NotConfigured, problem.Kind);
    }

    [Fact]
    public async Task A_file_that_may_only_be_read_is_told_with_the_remedy()
    {
        await Database.ExecuteAsync("CREATE TABLE things (id BIGINT PRIMARY KEY)");
        using var database = new SqlDatabase(
            SqliteFactory.Instance.CreateDataSource($"{Database.ConnectionString};Mode=ReadOnly"),
            new SqlStoreOptions()
        );
        var problem = await Assert.ThrowsAsync<IntegrationException>(() => database.EnsureSchemaAsync(Cancellation));
        Assert.Contains("right to write", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_that_is_no_database_is_told()
    {
        var file = ((SqliteDatabase)Database).File;
        await File.WriteAllTextAsync(file, new string('x', 4096), Cancellation);
        using var database = Database.Open();
        var problem = await Assert.ThrowsAsync<IntegrationException>(() => database.EnsureSchemaAsync(Cancellation));
        Assert.Contains("no SQLite database", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_database_in_memory_is_refused()
    {
        using var database = new SqlDatabase(SqliteFactory.Instance.CreateDataSource("Data Source=:memory:"), new SqlStoreOptions());
        var problem = await Assert.ThrowsAsync<InvalidOperationException>(() => database.EnsureSchemaAsync(Cancellation));
        Assert.Contains("give the store a file", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_full_disk_is_told_and_loses_nothing_that_was_acknowledged()
    {
        await using var disk = await SmallDisk.CreateAsync();
        await using var source = SqliteFactory.Instance.CreateDataSource($"Data Source={disk.File};Pooling=false");
        using var database = new SqlDatabase(source, new SqlStoreOptions());
        await database.WriteAsync(
            "test.write",
            session => session.ExecuteAsync("CREATE TABLE things (id BIGINT PRIMARY KEY, bytes BLOB)"),
            Cancellation
        );
        var acknowledged = 0;
        var problem = await Assert.ThrowsAsync<IntegrationException>(async () =>
        {
            for (; acknowledged < 10_000; acknowledged++)
            {
                await FillAsync(database, acknowledged);
            }
        });
        Assert.Contains("the disk is full", problem.Message, StringComparison.Ordinal);
        Assert.True(problem.IsTransient);
        var held = await database.ReadAsync("test.read", session => session.NumberAsync("SELECT COUNT(*) FROM things"), Cancellation);
        Assert.Equal(acknowledged, held);

        await disk.GrowAsync();
        await FillAsync(database, acknowledged);
    }

    protected override Task<TestDatabase> CreateAsync() => SqliteAsync();

    private static Task<int> FillAsync(SqlDatabase database, int id) =>
        database.WriteAsync(
            "test.write",
            session => session.ExecuteAsync("INSERT INTO things (id, bytes) VALUES (@id, zeroblob(20000))", ("id", id)),
            Cancellation
        );

    private static Task<int> InsertAsync(SqlDatabase database) =>
        database.WriteAsync("test.write", session => session.ExecuteAsync("INSERT INTO things (id) VALUES (1)"), Cancellation);

    private async Task<string?> TextAsync(string sql)
    {
        await using var connection = await Database.Source.OpenConnectionAsync(Cancellation);
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (string?)await command.ExecuteScalarAsync(Cancellation);
    }
}
