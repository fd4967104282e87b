namespace Procur.Integrations.Sql;

/// <summary>Brings the schema from the version it has to the one this package knows.</summary>
internal sealed class SqlMigrations(SqlDialect dialect, Func<string, string> table)
{
    public const int Latest = 1;

    private string Versions => table("schema");

    /// <summary>Applies what is missing. Several processes may start at once: the first makes it, the others find it made.</summary>
    /// <exception cref="IntegrationException">The schema is newer than this package.</exception>
    public async ValueTask<bool> ApplyAsync(SqlSession session)
    {
        if (dialect.Kind == SqlDialectKind.PostgreSql)
        {
            await session
                .ExecuteAsync("SELECT pg_advisory_xact_lock(hashtextextended(@name, 0))", ("name", Versions))
                .ConfigureAwait(false);
        }

        await session.ExecuteAsync(VersionTable).ConfigureAwait(false);
        var found = await FoundAsync(session).ConfigureAwait(false);
        for (var version = (int)found + 1; version <= Latest; version++)
        {
            foreach (var statement in StatementsOf(version))
            {
                await session.ExecuteAsync(statement).ConfigureAwait(false);
            }

            await session.ExecuteAsync(Note(version)).ConfigureAwait(false);
        }

        return true;
    }

    /// <summary>Checks that it is there and of this version.</summary>
    /// <exception cref="IntegrationException">It is older or newer than this package.</exception>
    public async ValueTask<bool> CheckAsync(SqlSession session)
    {
        var isThere =
            dialect.Kind == SqlDialectKind.Sqlite
                ? "SELECT COUNT(*) FROM sqlite_master WHERE type = 'table' AND name = @name"
                : "SELECT COUNT(*) FROM (SELECT to_regclass(@name) AS found) named WHERE found IS NOT NULL";
        var found =
            await session.NumberAsync(isThere, ("name", Versions)).ConfigureAwait(false) == 0
                ? 0
                : await FoundAsync(session).ConfigureAwait(false);
        return found == Latest
            ? true
            : throw Problem(
                $"its tables {(found == 0 ? "are missing" : $"have version {found}")} and this package needs version {Latest}",
                $"Apply the script of {nameof(SqlSchema)}.{nameof(SqlSchema.Script)}, or set {SqlStoreOptions.Section}:{nameof(SqlStoreOptions.ApplySchema)} to true"
            );
    }

    public IEnumerable<string> Script()
    {
        yield return VersionTable;
        for (var version = 1; version <= Latest; version++)
        {
            foreach (var statement in StatementsOf(version))
            {
                yield return statement;
            }

            yield return Note(version);
        }
    }

    private string VersionTable => $"CREATE TABLE IF NOT EXISTS {Versions} (version BIGINT PRIMARY KEY, applied_at BIGINT NOT NULL)";

    private async ValueTask<long> FoundAsync(SqlSession session)
    {
        var found = await session.NumberAsync($"SELECT MAX(version) FROM {Versions}").ConfigureAwait(false);
        return found <= Latest
            ? found
            : throw Problem(
                $"its tables have version {found} and this package knows {Latest}: a newer one has used it",
                "Update the Procur.Integrations packages of this process"
            );
    }

    private string Note(int version) => $"INSERT INTO {Versions} (version, applied_at) VALUES ({version}, {dialect.NowMs})";

    private IEnumerable<string> StatementsOf(int version) =>
        version switch
        {
            1 => [.. Tables()],
            _ => throw new ArgumentOutOfRangeException(nameof(version), version, "There is no such version."),
        };

    // One line an area: [.. ConnectionTables.Create(dialect, table), …].
    private string[] Tables() =>
        [
            $"CREATE TABLE {table("changes")} (area TEXT PRIMARY KEY, number BIGINT NOT NULL)",
            .. ConnectionTables.Create(table),
            .. JournalTables.Create(dialect, table),
            .. OutboxTables.Create(dialect, table),
            .. TokenTables.Create(dialect, table),
            .. InboxTables.Create(dialect, table),
        ];

    private static IntegrationException Problem(string what, string next) =>
        new("store", "schema.check", IntegrationErrorKind.NotConfigured, $"store schema.check: {what}. {next}.");
}
