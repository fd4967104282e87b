using System.Data.Common;
using System.Security.Cryptography;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Procur.Integrations.Outbox;
using Procur.Integrations.Sealing;

namespace Procur.Integrations.Sql;

/// <summary>Messages in the host's database, with who has claimed each by the database's clock.</summary>
internal sealed class SqlOutbox
{
    private const int MostListed = 1_000;
    private const string Columns =
        "id, kind, tenant, integration, connection, operation_key, state, attempts, error, is_unknown, created_at, changed_at, content";

    private readonly SqlDatabase database;
    private readonly Sealer sealer;
    private readonly string table;
    private readonly string now;

    public SqlOutbox(SqlDatabase database, Sealer sealer)
    {
        this.database = database;
        this.sealer = sealer;
        table = database.Table(OutboxTables.Outbox);
        now = database.Dialect.NowMs;
    }

    /// <summary>What it keeps sealed.</summary>
    public static SealedColumn Sealed(SqlDatabase database, Sealer sealer) =>
        new(database, sealer, OutboxTables.Outbox, ["id"], static name => ContextOf(name[0]));

    public async Task<string> AddAsync<T>(
        OutboxKind kind,
        T message,
        JsonTypeInfo<T> type,
        OutboxRoute route,
        DbTransaction? transaction,
        CancellationToken cancellationToken
    )
        where T : IntegrationRequest
    {
        var id = Guid.NewGuid().ToString("N");
        var key = message.OperationKey ?? $"outbox/{id}";
        var plain = JsonSerializer.SerializeToUtf8Bytes(message, type);
        var content = sealer.Seal(plain, ContextOf(id));
        CryptographicOperations.ZeroMemory(plain);
        SqlValue[] values =
        [
            ("id", id),
            ("kind", (long)kind),
            ("tenant", route.Tenant),
            ("integration", route.Integration ?? ""),
            ("connection", route.Name ?? ""),
            ("operation_key", key),
            ("content", content),
        ];
        if (transaction is not null)
        {
            await database.EnsureSchemaAsync(cancellationToken).ConfigureAwait(false);
            return await InsertAsync(SqlSession.Of(transaction), id, values).ConfigureAwait(false);
        }

        return await database
            .WriteAsync("outbox.add", session => InsertAsync(session, id, values), cancellationToken)
            .ConfigureAwait(false);
    }

    public async Task<OutboxEntry?> FindAsync(string id, CancellationToken cancellationToken)
    {
        var found = await database
            .ReadAsync(
                "outbox.find",
                session => session.FindAsync($"SELECT {Columns} FROM {table} WHERE id = @id", Read, ("id", id)),
                cancellationToken
            )
            .ConfigureAwait(false);
        return found?.Entry;
    }

    public async Task<IReadOnlyList<OutboxEntry>> ListFailedAsync(CancellationToken cancellationToken)
    {
        var rows = await database
            .ReadAsync(
                "outbox.list",
                session =>
                    session.ListAsync(
                        $"SELECT {Columns} FROM {table} WHERE state = {(int)OutboxState.Failed} AND due_at IS NULL ORDER BY changed_at LIMIT {MostListed}",
                        Read
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
        return [.. rows.Select(row => row.Entry)];
    }

    public Task<bool> RetryAsync(string id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            "outbox.retry",
            async session =>
                await session
                    .ExecuteAsync(
                        $"UPDATE {table} SET state = {(int)OutboxState.Waiting}, due_at = {now}, created_at = {now}, changed_at = {now} WHERE id = @id AND state = {(int)OutboxState.Failed}",
                        ("id", id)
                    )
                    .ConfigureAwait(false) > 0,
            cancellationToken
        );

    /// <summary>Claims what is due, for <paramref name="lease"/>; each counts as tried, also where its process dies by it.</summary>
    public Task<List<OutboxRow>> ClaimAsync(string claim, int most, TimeSpan lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            "outbox.claim",
            async session =>
            {
                var rows = await session
                    .ListAsync(
                        $"SELECT {Columns} FROM {table} WHERE due_at <= {now} ORDER BY due_at LIMIT @most{database.Dialect.SkipLocked}",
                        Read,
                        ("most", most)
                    )
                    .ConfigureAwait(false);
                foreach (var row in rows)
                {
                    await session
                        .ExecuteAsync(
                            $"UPDATE {table} SET due_at = {now} + @lease, claim = @claim, attempts = attempts + 1 WHERE id = @id",
                            ("lease", lease),
                            ("claim", claim),
                            ("id", row.Entry.Id)
                        )
                        .ConfigureAwait(false);
                }

                return rows;
            },
            cancellationToken
        );

    /// <summary>Opens what was claimed.</summary>
    public T Open<T>(OutboxRow row, JsonTypeInfo<T> type)
        where T : class
    {
        if (sealer.TryOpen(row.Content, ContextOf(row.Entry.Id), out var plain) != SealFinding.Opened)
        {
            throw new IntegrationException(
                "store",
                "outbox.open",
                IntegrationErrorKind.NotConfigured,
                $"store outbox.open: the message {row.Entry.Id} does not open with this host's keys. Add the key that it was sealed under to Integrations:Keys for reading."
            );
        }

        return JsonSerializer.Deserialize(plain, type)!;
    }

    /// <summary>Notes that the service took it; nothing of its content is kept.</summary>
    public Task<bool> SentAsync(OutboxRow row, string claim, CancellationToken cancellationToken) =>
        EndAsync(
            row,
            claim,
            $"state = {(int)OutboxState.Sent}, due_at = NULL, error = NULL, is_unknown = 0, content = NULL",
            [],
            cancellationToken
        );

    public Task<bool> FailedAsync(OutboxRow row, string claim, string error, bool unknown, CancellationToken cancellationToken) =>
        EndAsync(
            row,
            claim,
            $"state = {(int)OutboxState.Failed}, due_at = NULL, error = @error, is_unknown = @is_unknown",
            [("error", error), ("is_unknown", unknown)],
            cancellationToken
        );

    public Task<bool> LaterAsync(
        OutboxRow row,
        string claim,
        TimeSpan wait,
        string? error,
        bool unknown,
        CancellationToken cancellationToken
    ) =>
        EndAsync(
            row,
            claim,
            $"due_at = {now} + @wait, error = @error, is_unknown = @is_unknown",
            [("wait", wait), ("error", error), ("is_unknown", unknown)],
            cancellationToken
        );

    /// <summary>Removes what was sent long ago.</summary>
    /// <returns>How many.</returns>
    public Task<int> SweepAsync(TimeSpan retention, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(
            "outbox.sweep",
            session =>
                session.ExecuteAsync(
                    $"""
                    DELETE FROM {table} WHERE id IN (SELECT id FROM {table}
                        WHERE state = {(int)OutboxState.Sent} AND due_at IS NULL AND changed_at < {now} - @retention LIMIT @most)
                    """,
                    ("retention", retention),
                    ("most", most)
                ),
            cancellationToken
        );

    // Whoever has lost the claim records nothing.
    private Task<bool> EndAsync(OutboxRow row, string claim, string set, SqlValue[] values, CancellationToken cancellationToken) =>
        database.WriteAsync(
            "outbox.end",
            async session =>
                await session
                    .ExecuteAsync(
                        $"UPDATE {table} SET {set}, claim = NULL, changed_at = {now} WHERE id = @id AND claim = @claim AND attempts = @attempts",
                        [("id", row.Entry.Id), ("claim", claim), ("attempts", row.Entry.Attempts + 1), .. values]
                    )
                    .ConfigureAwait(false) > 0,
            cancellationToken
        );

    private async ValueTask<string> InsertAsync(SqlSession session, string id, SqlValue[] values)
    {
        await session
            .ExecuteAsync(
                $"""
                INSERT INTO {table} (id, kind, tenant, integration, connection, operation_key, state, due_at, attempts, is_unknown, created_at, changed_at, content)
                VALUES (@id, @kind, @tenant, @integration, @connection, @operation_key, {(int)
                    OutboxState.Waiting}, {now}, 0, 0, {now}, {now}, @content)
                ON CONFLICT DO NOTHING
                """,
                values
            )
            .ConfigureAwait(false);
        // Asked for again under the same name, it is the one that is there.
        var stands = await session
            .FindAsync(
                $"""
                SELECT id FROM {table} WHERE tenant = @tenant AND integration = @integration AND connection = @connection
                    AND kind = @kind AND operation_key = @operation_key
                """,
                static reader => reader.GetString(0),
                values.AsSpan(1, 5)
            )
            .ConfigureAwait(false);
        return stands ?? id;
    }

    private static SealContext ContextOf(string id) => SealContext.Of("outbox", id);

    private static OutboxRow Read(DbDataReader reader) =>
        new(
            new OutboxEntry(
                reader.GetString(0),
                (OutboxState)reader.GetInt64(6),
                new OutboxRoute(Given(reader.GetString(3)), reader.GetString(2), Given(reader.GetString(4)))
            )
            {
                OperationKey = reader.GetString(5),
                Attempts = (int)reader.GetInt64(7),
                Error = reader.TextOrNull(8),
                OutcomeUnknown = reader.Flag(9),
                CreatedAt = reader.Time(10),
                ChangedAt = reader.Time(11),
            },
            (OutboxKind)reader.GetInt64(1),
            reader.BytesOrNull(12)
        );

    private static string? Given(string text) => text.Length == 0 ? null : text;
}
