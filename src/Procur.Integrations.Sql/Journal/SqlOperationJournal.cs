using System.Data.Common;
using System.Runtime.CompilerServices;
using Procur.Integrations.Connections;
using Procur.Integrations.Journal;
using Procur.Integrations.Sealing;
using Procur.Integrations.Wire;

namespace Procur.Integrations.Sql;

/// <summary>The operation journal in the host's database: it outlives the process, and several share it. Leases run by the database's clock.</summary>
internal sealed class SqlOperationJournal : IOperationJournal
{
    private const string Named =
        "tenant = @tenant AND integration = @integration AND connection = @connection AND operation_key = @operation_key AND step = @step";

    private const string Columns =
        "tenant, integration, connection, operation_key, step, operation, state, version, repeat_kind, is_named, fingerprint, idempotency_key, renewals, method, path, reference, account_id, sender, due_at, looks, sent_at, changed_at, reply_status, evidence, actor, content";

    private const int PageSize = 200;

    // Who waits for another's answer asks for it: at first soon, then twice a second.
    private static readonly TimeSpan ShortestPoll = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromMilliseconds(500);

    private readonly SqlDatabase database;
    private readonly Sealer sealer;
    private readonly TimeProvider time;
    private readonly string insert;
    private readonly string find;
    private readonly string change;
    private readonly string ownChange;
    private readonly string forget;
    private readonly string peek;
    private readonly string list;
    private readonly string due;
    private readonly string take;
    private readonly string sweep;

    public SqlOperationJournal(SqlDatabase database, Sealer sealer, TimeProvider time)
    {
        this.database = database;
        this.sealer = sealer;
        this.time = time;
        var table = database.Table(JournalTables.Operations);
        var now = database.Dialect.NowMs;
        insert = $"""
            INSERT INTO {table} ({Columns}, change_id, written_at)
            VALUES (@tenant, @integration, @connection, @operation_key, @step, @operation, @state, 1, @repeat_kind, @is_named, @fingerprint,
                @idempotency_key, @renewals, @method, @path, @reference, @account_id, @sender, {now} + @due_in, @looks, @sent_at, @changed_at,
                @reply_status, @evidence, @actor, @content, @change_id, {now})
            ON CONFLICT DO NOTHING
            """;
        find = $"SELECT {Columns}, {now} FROM {table} WHERE {Named}";
        change = $"""
            UPDATE {table} SET state = @state, version = version + 1, change_id = @change_id, renewals = @renewals, account_id = @account_id,
                sender = @sender, due_at = {now} + @due_in, looks = @looks, sent_at = @sent_at, changed_at = @changed_at, written_at = {now},
                reply_status = @reply_status, evidence = @evidence, actor = @actor, content = @content
            WHERE {Named} AND version = @version
            """;
        ownChange = $"SELECT COUNT(*) FROM {table} WHERE {Named} AND change_id = @change_id";
        forget = $"DELETE FROM {table} WHERE {Named} AND version = @version";
        peek = $"SELECT version, state, due_at - {now} FROM {table} WHERE {Named}";
        list = $"""
            SELECT {Columns}, {now} FROM {table} WHERE state = @state
                AND (changed_at > @after OR (changed_at = @after AND (tenant, integration, connection, operation_key, step)
                    > (@tenant, @integration, @connection, @operation_key, @step)))
            ORDER BY changed_at, tenant, integration, connection, operation_key, step LIMIT {PageSize}
            """;
        due = $"SELECT {Columns}, {now} FROM {table} WHERE due_at <= {now} ORDER BY due_at LIMIT @most{database.Dialect.SkipLocked}";
        take = $"""
            UPDATE {table} SET state = 3, version = version + 1, change_id = @change_id, sender = NULL, due_at = {now} + @lease, looks = looks + 1,
                changed_at = CASE WHEN state = 3 THEN changed_at ELSE @changed_at END, written_at = {now}
            WHERE {Named} AND version = @version
            """;
        sweep = $"""
            DELETE FROM {table} WHERE (tenant, integration, connection, operation_key, step) IN
                (SELECT tenant, integration, connection, operation_key, step FROM {table}
                    WHERE state IN (0, 2) AND is_named = @is_named AND written_at < {now} - @retention LIMIT @most)
            """;
    }

    public bool IsDurable => true;

    public async ValueTask<JournalEntry> RecordAsync(JournalEntry entry, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(entry);
        // Where there is no key, that is said before anything is sent, and not when its answer is to be kept.
        _ = sealer.CurrentKeyId;
        var content = JournalContent.Seal(entry, sealer);
        var changeId = Guid.NewGuid().ToString("N");
        var stands = await database
            .WriteAsync(
                "journal.record",
                async session =>
                {
                    while (true)
                    {
                        SqlValue[] values = [.. Name(entry.Id), .. Made(entry), .. Changing(entry, content, changeId)];
                        if (await session.ExecuteAsync(insert, values).ConfigureAwait(false) > 0)
                        {
                            return null;
                        }

                        if (await session.FindAsync(find, Read, Name(entry.Id)).ConfigureAwait(false) is { } found)
                        {
                            return found;
                        }

                        // Forgotten between the two.
                    }
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return stands is null ? entry with { Version = 1 } : Open(stands);
    }

    public async ValueTask<JournalEntry?> FindAsync(JournalId id, CancellationToken cancellationToken = default)
    {
        var found = await database
            .ReadAsync("journal.find", session => session.FindAsync(find, Read, Name(id)), cancellationToken)
            .ConfigureAwait(false);
        return found is null ? null : Open(found);
    }

    public async ValueTask<JournalEntry?> ChangeAsync(JournalEntry next, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(next);
        var content = JournalContent.Seal(next, sealer);
        var changeId = Guid.NewGuid().ToString("N");
        var written = await database
            .WriteAsync(
                "journal.change",
                async session =>
                {
                    SqlValue[] values = [.. Name(next.Id), .. Changing(next, content, changeId), ("version", next.Version)];
                    // Done again after a commit whose answer was lost, it finds its own change made.
                    return await session.ExecuteAsync(change, values).ConfigureAwait(false) > 0
                        || await session.NumberAsync(ownChange, [.. Name(next.Id), ("change_id", changeId)]).ConfigureAwait(false) > 0;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return written ? next with { Version = next.Version + 1 } : null;
    }

    public async ValueTask<bool> ForgetAsync(JournalId id, long version, CancellationToken cancellationToken = default) =>
        await database
            .WriteAsync("journal.forget", session => session.ExecuteAsync(forget, [.. Name(id), ("version", version)]), cancellationToken)
            .ConfigureAwait(false) > 0;

    public async Task WaitForChangeAsync(JournalId id, long version, CancellationToken cancellationToken = default)
    {
        for (var wait = ShortestPoll; ; wait = wait * 2 < LongestPoll ? wait * 2 : LongestPoll)
        {
            var now = await database
                .ReadAsync("journal.wait", session => session.FindAsync(peek, Glance, Name(id)), cancellationToken)
                .ConfigureAwait(false);
            if (now is null || now.Version != version || now is { State: JournalState.Sending, DueIn: <= 0 })
            {
                return;
            }

            await Task.Delay(wait, time, cancellationToken).ConfigureAwait(false);
        }
    }

    public async IAsyncEnumerable<JournalEntry> ListAsync(
        JournalState state,
        [EnumeratorCancellation] CancellationToken cancellationToken = default
    )
    {
        JournalEntry? last = null;
        while (true)
        {
            SqlValue[] from =
            [
                .. Name(last?.Id ?? new JournalId(new ConnectionId("", "", ""), "", "")),
                ("after", last?.ChangedAt ?? DateTimeOffset.UnixEpoch),
                ("state", (long)state),
            ];
            var page = await database
                .ReadAsync("journal.list", session => session.ListAsync(list, Read, from), cancellationToken)
                .ConfigureAwait(false);
            foreach (var row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return last = Open(row);
            }

            if (page.Count < PageSize)
            {
                yield break;
            }
        }
    }

    public async ValueTask<IReadOnlyList<JournalEntry>> TakeDueAsync(
        int most,
        TimeSpan lease,
        CancellationToken cancellationToken = default
    )
    {
        var changeId = Guid.NewGuid().ToString("N");
        var now = time.GetUtcNow();
        var taken = await database
            .WriteAsync(
                "journal.take",
                async session =>
                {
                    var rows = await session.ListAsync(due, Read, ("most", most)).ConfigureAwait(false);
                    foreach (var (entry, _) in rows)
                    {
                        await session
                            .ExecuteAsync(
                                take,
                                [
                                    .. Name(entry.Id),
                                    ("version", entry.Version),
                                    ("change_id", changeId),
                                    ("lease", lease),
                                    ("changed_at", now),
                                ]
                            )
                            .ConfigureAwait(false);
                    }

                    return rows;
                },
                cancellationToken
            )
            .ConfigureAwait(false);
        return
        [
            .. taken.Select(row =>
                Open(row) with
                {
                    State = JournalState.Unknown,
                    Version = row.Entry.Version + 1,
                    Sender = default,
                    DueIn = lease,
                    Looks = row.Entry.Looks + 1,
                    ChangedAt = row.Entry.State == JournalState.Unknown ? row.Entry.ChangedAt : now,
                }
            ),
        ];
    }

    /// <summary>What it keeps sealed.</summary>
    public static SealedColumn Sealed(SqlDatabase database, Sealer sealer) =>
        new(
            database,
            sealer,
            JournalTables.Operations,
            ["tenant", "integration", "connection", "operation_key", "step"],
            static name => JournalContent.ContextOf(new JournalId(new ConnectionId(name[0], name[1], name[2]), name[3], name[4]))
        );

    /// <summary>Removes settled operations that are older than <paramref name="retention"/>. Open ones are never removed.</summary>
    /// <returns>How many.</returns>
    public Task<int> SweepAsync(bool named, TimeSpan retention, int most, CancellationToken cancellationToken) =>
        database.WriteAsync(
            "journal.sweep",
            session => session.ExecuteAsync(sweep, ("is_named", named), ("retention", retention), ("most", most)),
            cancellationToken
        );

    private static SqlValue[] Name(JournalId id) =>
        [
            ("tenant", id.Connection.Tenant),
            ("integration", id.Connection.Integration),
            ("connection", id.Connection.Name),
            ("operation_key", id.Key),
            ("step", id.Step),
        ];

    private static SqlValue[] Made(JournalEntry entry) =>
        [
            ("operation", entry.Operation),
            ("repeat_kind", (long)entry.Repeat),
            ("is_named", entry.IsNamed),
            ("fingerprint", entry.Fingerprint),
            ("idempotency_key", entry.IdempotencyKey),
            ("method", entry.Method),
            ("path", entry.Path),
            ("reference", entry.Reference),
        ];

    private static SqlValue[] Changing(JournalEntry entry, byte[]? content, string changeId) =>
        [
            ("state", (long)entry.State),
            ("renewals", entry.Renewals),
            ("account_id", entry.AccountId),
            ("sender", entry.Sender == Guid.Empty ? null : entry.Sender.ToString("N")),
            ("due_in", (long?)entry.DueIn?.TotalMilliseconds),
            ("looks", entry.Looks),
            ("sent_at", entry.SentAt),
            ("changed_at", entry.ChangedAt),
            ("reply_status", (long?)entry.ReplyStatus),
            ("evidence", entry.Evidence),
            ("actor", entry.Actor),
            ("content", content),
            ("change_id", changeId),
        ];

    // Opened outside of the session, for on SQLite others wait for it.
    private static Row Read(DbDataReader reader) =>
        new(
            new JournalEntry(
                new JournalId(
                    new ConnectionId(reader.GetString(0), reader.GetString(1), reader.GetString(2)),
                    reader.GetString(3),
                    reader.GetString(4)
                ),
                reader.GetString(5)
            )
            {
                State = (JournalState)reader.GetInt64(6),
                Version = reader.GetInt64(7),
                Repeat = (Repeat)reader.GetInt64(8),
                IsNamed = reader.Flag(9),
                Fingerprint = reader.BytesOrNull(10),
                IdempotencyKey = reader.TextOrNull(11),
                Renewals = (int)reader.GetInt64(12),
                Method = reader.TextOrNull(13),
                Path = reader.TextOrNull(14),
                Reference = reader.TextOrNull(15),
                AccountId = reader.TextOrNull(16),
                Sender = reader.TextOrNull(17) is { } sender ? Guid.ParseExact(sender, "N") : default,
                DueIn = reader.NumberOrNull(18) is { } due ? TimeSpan.FromMilliseconds(due - reader.GetInt64(26)) : null,
                Looks = (int)reader.GetInt64(19),
                SentAt = reader.TimeOrNull(20),
                ChangedAt = reader.Time(21),
                ReplyStatus = (int?)reader.NumberOrNull(22),
                Evidence = reader.TextOrNull(23),
                Actor = reader.TextOrNull(24),
            },
            reader.BytesOrNull(25)
        );

    private static Stand Glance(DbDataReader reader) => new(reader.GetInt64(0), (JournalState)reader.GetInt64(1), reader.NumberOrNull(2));

    private JournalEntry Open(Row row) => JournalContent.Open(row.Entry, row.Content, sealer);

    private sealed record Row(JournalEntry Entry, byte[]? Content);

    private sealed record Stand(long Version, JournalState State, long? DueIn);
}
