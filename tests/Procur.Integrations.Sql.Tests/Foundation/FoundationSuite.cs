namespace Procur.Integrations.Sql.Tests;

/// <summary>What every store stands on: the schema, transactions, the database's clock, values.</summary>
public abstract class FoundationSuite : SqlSuite
{
    [Fact]
    public async Task Several_processes_may_make_the_schema_at_once()
    {
        var databases = Enumerable.Range(0, 4).Select(_ => Database.Open()).ToList();
        await Task.WhenAll(databases.Select(database => database.EnsureSchemaAsync(Cancellation)));
        Assert.Equal(SqlSchema.Version, await Database.NumberAsync("SELECT MAX(version) FROM procur_schema"));
        Assert.Equal(1, await Database.NumberAsync("SELECT COUNT(*) FROM procur_schema"));
        databases.ForEach(database => database.Dispose());
    }

    [Fact]
    public async Task The_printed_script_makes_what_the_package_checks()
    {
        await Database.ExecuteAsync(SqlSchema.Script(Database.Kind, "own_"));
        using var database = Database.Open(options => (options.TablePrefix, options.ApplySchema) = ("own_", false));
        await database.EnsureSchemaAsync(Cancellation);
        Assert.Equal(0, await Database.NumberAsync(Tables("procur\\_%")));
    }

    [Fact]
    public async Task A_schema_that_is_missing_and_not_to_be_made_says_how_it_is_made()
    {
        using var database = Database.Open(options => options.ApplySchema = false);
        var problem = await Assert.ThrowsAsync<IntegrationException>(() => database.EnsureSchemaAsync(Cancellation));
        Assert.Contains("SqlSchema.Script", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_schema_that_is_newer_than_the_package_is_left_alone()
    {
        using (var first = Database.Open())
        {
            await first.EnsureSchemaAsync(Cancellation);
        }

        await Database.ExecuteAsync($"INSERT INTO procur_schema (version, applied_at) VALUES ({SqlSchema.Version + 1}, 0)");
        using var database = Database.Open();
        var problem = await Assert.ThrowsAsync<IntegrationException>(() => database.EnsureSchemaAsync(Cancellation));
        Assert.Equal(IntegrationErrorKind.NotConfigured, problem.Kind);
        Assert.Contains("Update the Procur.Integrations packages", problem.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_one_piece_of_work_throws_undoes_that_piece_alone()
    {
        using var database = await WithTableAsync();
        var tasks = Enumerable
            .Range(0, 40)
            .Select(number =>
                database.WriteAsync(
                    "test.write",
                    async session =>
                    {
                        await session.ExecuteAsync("INSERT INTO things (id) VALUES (@id)", ("id", number));
                        return number % 2 == 0 ? number : throw new InvalidOperationException("not this one");
                    },
                    Cancellation
                )
            )
            .ToList();
        foreach (var (number, task) in tasks.Index())
        {
            if (number % 2 == 0)
            {
                Assert.Equal(number, await task);
            }
            else
            {
                await Assert.ThrowsAsync<InvalidOperationException>(() => task);
            }
        }

        Assert.Equal(20, await Database.NumberAsync("SELECT COUNT(*) FROM things"));
    }

    [Fact]
    public async Task A_statement_that_the_database_refuses_is_told_without_its_values()
    {
        using var database = await WithTableAsync();
        await WriteOneAsync(database, 1, "secret-canary");
        var problem = await Assert.ThrowsAsync<IntegrationException>(() => WriteOneAsync(database, 1, "secret-canary"));
        Assert.Equal(("store", "test.write"), (problem.Integration, problem.Operation));
        Assert.DoesNotContain("canary", problem.ToString(), StringComparison.Ordinal);
        await WriteOneAsync(database, 2, "after it");
    }

    [Fact]
    public async Task A_caller_who_has_gone_has_nothing_written()
    {
        using var database = await WithTableAsync();
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() =>
            database.WriteAsync("test.write", session => session.ExecuteAsync("INSERT INTO things (id) VALUES (1)"), gone.Token)
        );
        Assert.Equal(0, await Database.NumberAsync("SELECT COUNT(*) FROM things"));
    }

    [Fact]
    public async Task The_clock_is_the_databases_own_in_milliseconds()
    {
        using var database = await WithTableAsync();
        var before = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        var now = await database.ReadAsync("test.read", session => session.NumberAsync($"SELECT {database.Dialect.NowMs}"), Cancellation);
        var after = TimeProvider.System.GetUtcNow().ToUnixTimeMilliseconds();
        // SQLite's own clock is rounded to the millisecond.
        Assert.InRange(now, before - 1, after + 1);
    }

    [Fact]
    public async Task Values_come_back_as_they_were_written_and_null_as_null()
    {
        using var database = await WithTableAsync();
        var time = new DateTimeOffset(2026, 5, 4, 3, 2, 1, 678, TimeSpan.Zero);
        await database.WriteAsync(
            "test.write",
            session =>
                session.ExecuteAsync(
                    "INSERT INTO things (id, name, bytes, flag, at) VALUES (1, @name, @bytes, @flag, @at), (2, @none, @noBytes, @noFlag, @never)",
                    ("name", "naïve 🦊 'quoted'"),
                    ("bytes", new byte[] { 0, 1, 255 }),
                    ("flag", true),
                    ("at", (DateTimeOffset?)time),
                    ("none", (string?)null),
                    ("noBytes", (byte[]?)null),
                    ("noFlag", (long?)null),
                    ("never", (DateTimeOffset?)null)
                ),
            Cancellation
        );
        var rows = await database.ReadAsync(
            "test.read",
            session =>
                session.ListAsync(
                    "SELECT name, bytes, flag, at FROM things ORDER BY id",
                    row => (Name: row.TextOrNull(0), Bytes: row.BytesOrNull(1), Flag: row.NumberOrNull(2), At: row.TimeOrNull(3))
                ),
            Cancellation
        );
        Assert.Equal(("naïve 🦊 'quoted'", 1L, time), (rows[0].Name, rows[0].Flag, rows[0].At));
        Assert.Equal<byte>([0, 1, 255], rows[0].Bytes!);
        Assert.Equal((null, null, null, null), rows[1]);
    }

    [Fact]
    public async Task Work_in_the_hosts_transaction_stands_or_falls_with_it()
    {
        using var database = await WithTableAsync();
        await using var connection = await Database.Source.OpenConnectionAsync(Cancellation);
        await using (var undone = await connection.BeginTransactionAsync(Cancellation))
        {
            await SqlSession.Of(undone).ExecuteAsync("INSERT INTO things (id) VALUES (1)");
            await undone.RollbackAsync(Cancellation);
        }

        await using (var kept = await connection.BeginTransactionAsync(Cancellation))
        {
            await SqlSession.Of(kept).ExecuteAsync("INSERT INTO things (id) VALUES (2)");
            await kept.CommitAsync(Cancellation);
        }

        Assert.Equal(2, await Database.NumberAsync("SELECT SUM(id) FROM things"));
    }

    private string Tables(string like) =>
        Database.Kind == SqlDialectKind.Sqlite
            ? $"SELECT COUNT(*) FROM sqlite_master WHERE name LIKE '{like}' ESCAPE '\\'"
            : $"SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = current_schema() AND table_name LIKE '{like}'";

    private static Task<int> WriteOneAsync(SqlDatabase database, int id, string name) =>
        database.WriteAsync(
            "test.write",
            session => session.ExecuteAsync("INSERT INTO things (id, name) VALUES (@id, @name)", ("id", id), ("name", name)),
            Cancellation
        );

    private async Task<SqlDatabase> WithTableAsync()
    {
        var blob = SqlDialect.Of(Database.Kind).Blob;
        await Database.ExecuteAsync($"CREATE TABLE things (id BIGINT PRIMARY KEY, name TEXT, bytes {blob}, flag BIGINT, at BIGINT)");
        return Database.Open();
    }
}
