using Procur.Integrations.Connections;

namespace Procur.Integrations.Sql;

/// <summary>The statements that change connections, each with its place in the order of changes.</summary>
internal sealed class ConnectionWrites(SqlDatabase database)
{
    // Who has slept through more than these reads everything again.
    private const int MostKept = 10_000;
    private const string One = "integration_key = @integration AND tenant_id = @tenant AND name = @name";

    private string Connections => database.Table("connections");

    private string Numbers => database.Table("changes");

    private string Changes => database.Table("connection_changes");

    /// <returns>Null where somebody else wrote first.</returns>
    public async ValueTask<ConnectionRecord?> SaveAsync(SqlSession session, ConnectionRecord record, string writeId)
    {
        var written = await session
            .ExecuteAsync(record.Version == 0 ? Insert : Update, ConnectionRow.Values(record, writeId))
            .ConfigureAwait(false);
        if (written > 0)
        {
            await NoteAsync(session, record.Id).ConfigureAwait(false);
        }

        // What was written already, where this is done again because nobody could tell whether the commit had gone through.
        return await session
            .FindAsync(
                $"SELECT {ConnectionRow.Columns} FROM {Connections} WHERE {One} AND write_id = @write",
                ConnectionRow.Read,
                [.. NamesOf(record.Id), ("write", writeId)]
            )
            .ConfigureAwait(false);
    }

    public async ValueTask<bool> RemoveAsync(SqlSession session, ConnectionId id, long version)
    {
        var removed = await session
            .ExecuteAsync($"DELETE FROM {Connections} WHERE {One} AND version = @version", [.. NamesOf(id), ("version", (long?)version)])
            .ConfigureAwait(false);
        if (removed > 0)
        {
            await NoteAsync(session, id).ConfigureAwait(false);
        }

        return removed > 0;
    }

    public async ValueTask<long> NoteAsync(SqlSession session, ConnectionId id)
    {
        // The row is locked until the commit, so numbers come to light in their order.
        await session
            .ExecuteAsync(
                $"INSERT INTO {Numbers} (area, number) VALUES ('connections', 1) ON CONFLICT (area) DO UPDATE SET number = {Numbers}.number + 1"
            )
            .ConfigureAwait(false);
        var number = await NumberAsync(session).ConfigureAwait(false);
        await session
            .ExecuteAsync(
                $"INSERT INTO {Changes} (number, tenant_id, integration_key, name) VALUES (@number, @tenant, @integration, @name)",
                [("number", (long?)number), .. NamesOf(id)]
            )
            .ConfigureAwait(false);
        await session
            .ExecuteAsync($"DELETE FROM {Changes} WHERE number <= @last", ("last", (long?)(number - MostKept)))
            .ConfigureAwait(false);
        return number;
    }

    public ValueTask<long> NumberAsync(SqlSession session) =>
        session.NumberAsync($"SELECT number FROM {Numbers} WHERE area = 'connections'");

    /// <summary>What was changed after a number, in order.</summary>
    public ValueTask<List<(long Number, ConnectionId Id)>> SinceAsync(SqlSession session, long number) =>
        session.ListAsync(
            $"SELECT number, tenant_id, integration_key, name FROM {Changes} WHERE number > @number ORDER BY number",
            row => (row.GetInt64(0), new ConnectionId(row.GetString(1), row.GetString(2), row.GetString(3))),
            ("number", (long?)number)
        );

    public ValueTask<ConnectionRecord?> FindAsync(SqlSession session, ConnectionId id) =>
        session.FindAsync($"SELECT {ConnectionRow.Columns} FROM {Connections} WHERE {One}", ConnectionRow.Read, NamesOf(id));

    /// <summary>A page of connections, in the order of their names.</summary>
    public ValueTask<List<ConnectionRecord>> PageAsync(
        SqlSession session,
        string? integration,
        string? tenant,
        string? account,
        ConnectionId? after,
        int most
    )
    {
        List<string> conditions = [];
        List<SqlValue> values = [("most", most)];
        void Where(string condition, SqlValue value)
        {
            conditions.Add(condition);
            values.Add(value);
        }

        if (integration is not null)
        {
            Where("integration_key = @integration", ("integration", integration));
        }

        if (tenant is not null)
        {
            Where("tenant_id = @tenant", ("tenant", tenant));
        }

        if (account is not null)
        {
            Where("account_id = @account", ("account", account));
        }

        if (after is { } last)
        {
            Where(
                "(integration_key, tenant_id, name) > (@afterIntegration, @afterTenant, @afterName)",
                ("afterIntegration", last.Integration)
            );
            values.AddRange([("afterTenant", last.Tenant), ("afterName", last.Name)]);
        }

        var where = conditions.Count == 0 ? "" : $" WHERE {string.Join(" AND ", conditions)}";
        return session.ListAsync(
            $"SELECT {ConnectionRow.Columns} FROM {Connections}{where} ORDER BY integration_key, tenant_id, name LIMIT @most",
            ConnectionRow.Read,
            [.. values]
        );
    }

    private static SqlValue[] NamesOf(ConnectionId id) => [("tenant", id.Tenant), ("integration", id.Integration), ("name", id.Name)];

    private string Insert =>
        $"""
            INSERT INTO {Connections} (id, tenant_id, integration_key, name, environment, is_enabled, settings, credentials, key_id, account_id, account_name,
                health, last_test, needs_reconnect, version, write_id, created_at, updated_at)
            VALUES (@write, @tenant, @integration, @name, @environment, @enabled, @settings, @credentials, @key, @account, @accountName,
                @health, @test, @reconnect, @version + 1, @write, {database.Dialect.NowMs}, {database.Dialect.NowMs})
            ON CONFLICT (integration_key, tenant_id, name) DO NOTHING
            """;

    private string Update =>
        $"""
            UPDATE {Connections} SET environment = @environment, is_enabled = @enabled, settings = @settings, credentials = @credentials, key_id = @key,
                account_id = @account, account_name = @accountName, health = @health, last_test = @test, needs_reconnect = @reconnect,
                version = version + 1, write_id = @write, updated_at = {database.Dialect.NowMs}
            WHERE {One} AND version = @version
            """;
}
