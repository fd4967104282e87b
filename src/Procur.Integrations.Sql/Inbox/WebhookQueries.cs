using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql;

/// <summary>What people ask of the inbox.</summary>
internal sealed class WebhookQueries(SqlDatabase database, InboxNames names)
{
    public Task<WebhookContent?> LoadAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            "webhooks.load",
            session =>
                session.FindAsync(
                    $"""
                    SELECT e.created_at, COALESCE(b.payload, e.payload), COALESCE(b.headers, e.headers), COALESCE(b.ticket, e.ticket)
                    FROM {names.Events} AS e LEFT JOIN {names.Batches} AS b ON b.id = e.batch_id
                    WHERE e.id = @id AND e.is_mark = 0 AND (e.batch_id IS NULL OR b.id IS NOT NULL)
                    """,
                    static row => new WebhookContent(
                        row.Time(0),
                        row.BytesOrNull(1) ?? [],
                        InboxJson.ReadHeaders(row.TextOrNull(2)),
                        InboxJson.ReadTicket(row.TextOrNull(3))
                    ),
                    ("id", (long?)id)
                ),
            cancellationToken
        );

    public Task<StoredWebhookRow?> FindAsync(long id, CancellationToken cancellationToken) =>
        database.ReadAsync(
            "webhooks.find",
            session =>
                session.FindAsync($"SELECT {InboxRows.Columns} FROM {names.Events} WHERE id = @id", InboxRows.Read, ("id", (long?)id)),
            cancellationToken
        );

    public async Task<IReadOnlyList<DifferingWebhook>> DifferingAsync(long id, CancellationToken cancellationToken) =>
        await database
            .ReadAsync(
                "webhooks.find",
                session =>
                    session.ListAsync(
                        $"SELECT received_at, fingerprint FROM {names.Evidence} WHERE event = @id ORDER BY id",
                        static row => new DifferingWebhook(row.Time(0), row.GetString(1)),
                        ("id", (long?)id)
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);

    public async Task<IReadOnlyList<StoredWebhookRow>> ListAsync(
        StoredWebhookFilter filter,
        long? before,
        CancellationToken cancellationToken
    )
    {
        var (conditions, values) = ConditionsOf(filter);
        if (before is { } id)
        {
            conditions += " AND id < @before";
            values.Add(("before", (long?)id));
        }

        values.Add(("limit", filter.Limit));
        return await database
            .ReadAsync(
                "webhooks.list",
                session =>
                    session.ListAsync(
                        $"SELECT {InboxRows.Columns} FROM {names.Events} WHERE {conditions} ORDER BY id DESC LIMIT @limit",
                        InboxRows.Read,
                        [.. values]
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<StoredWebhookRow>> ReplayAsync(WebhookReplay replay, CancellationToken cancellationToken)
    {
        var (conditions, values) = ConditionsOf(replay.Filter ?? new StoredWebhookFilter());
        if (replay.Id is { } id)
        {
            conditions += " AND id = @id";
            values.Add(("id", (long?)id));
        }

        values.Add(("limit", replay.Filter?.Limit ?? 1));
        return await database
            .WriteAsync(
                "webhooks.replay",
                session =>
                    session.ListAsync(
                        $"""
                        WITH chosen AS MATERIALIZED (
                            SELECT id AS chosen_id FROM {names.Events} WHERE {conditions} AND state <> 2 AND is_mark = 0 ORDER BY id LIMIT @limit{names.SkipLocked}
                        )
                        UPDATE {names.Events} SET state = 1, fence = fence + 1, attempts = 0, abandoned = 0, is_parked = 0, due_at = {names.Now},
                            processed_at = NULL, error = NULL, completed = CASE WHEN state = 3 THEN NULL ELSE completed END
                        WHERE id IN (SELECT chosen_id FROM chosen)
                        RETURNING {InboxRows.Columns}
                        """,
                        InboxRows.Read,
                        [.. values]
                    ),
                cancellationToken
            )
            .ConfigureAwait(false);
    }

    public Task<StoredWebhookRow?> DiscardAsync(long id, CancellationToken cancellationToken) =>
        database.WriteAsync(
            "webhooks.discard",
            session =>
                session.FindAsync(
                    $"""
                    UPDATE {names.Events} SET state = 6, fence = fence + 1, is_parked = 0, due_at = NULL, processed_at = {names.Now}
                    WHERE id = @id AND state IN (1, 5)
                    RETURNING {InboxRows.Columns}
                    """,
                    InboxRows.Read,
                    ("id", (long?)id)
                ),
            cancellationToken
        );

    private static (string Conditions, List<SqlValue> Values) ConditionsOf(StoredWebhookFilter filter)
    {
        var conditions = new List<string>();
        var values = new List<SqlValue>();
        Text("tenant_id", filter.Tenant);
        Text("source", filter.Integration);
        Text("connection", filter.Connection);
        Text("event_type", filter.Type);
        if (filter.State is { } state)
        {
            // As a number in the text: the index of those that wait for a person is one of that state alone.
            conditions.Add(string.Create(System.Globalization.CultureInfo.InvariantCulture, $"state = {(int)state}"));
        }

        if (filter.From is { } from)
        {
            conditions.Add("created_at >= @from");
            values.Add(("from", (DateTimeOffset?)from));
        }

        if (filter.To is { } to)
        {
            conditions.Add("created_at < @to");
            values.Add(("to", (DateTimeOffset?)to));
        }

        return (conditions.Count == 0 ? "1 = 1" : string.Join(" AND ", conditions), values);

        void Text(string column, string? value)
        {
            if (value is not null)
            {
                conditions.Add($"{column} = @{column}");
                values.Add((column, value));
            }
        }
    }
}
