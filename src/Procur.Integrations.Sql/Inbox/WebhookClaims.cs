using System.Data.Common;
using Procur.Integrations.Connections;
using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql;

/// <summary>Claims events and keeps the claims alive.</summary>
internal sealed class WebhookClaims(SqlDatabase database, InboxNames names, WebhookLanes lanes)
{
    /// <summary>The largest payload that a claim brings along; larger ones are loaded when their turn comes.</summary>
    private const int MostCarried = 32 * 1024;

    /// <summary>The words of an event whose process ended too often.</summary>
    private const string Abandoned = "its process ended, or lost it, each time while it was handled";

    // How long one waits for another event of its entity should nobody wake it.
    private static readonly TimeSpan Park = TimeSpan.FromMinutes(1);

    private readonly string columns = $"""
        id, fence, tenant_id, source, connection, event_id, batch_index, event_type, attempts, completed, lane, occurred_at, secret, batch_id, created_at,
        headers, ticket, CASE WHEN batch_id IS NULL AND LENGTH(payload) > {MostCarried} THEN 0 ELSE 1 END,
        CASE WHEN batch_id IS NULL AND LENGTH(payload) <= {MostCarried} THEN payload END, state, error
        """;

    public Task<WebhookHaul> ClaimAsync(WebhookClaiming claiming, CancellationToken cancellationToken) =>
        database.WriteAsync(
            "webhooks.claim",
            async session =>
            {
                var found = await session
                    .ListAsync(
                        claiming.Abandoned ? TakeAbandoned : TakeDue,
                        Read,
                        [
                            ("most", claiming.Most),
                            ("lease", claiming.Lease),
                            .. claiming.Abandoned ? (SqlValue[])[("limit", claiming.AbandonedLimit), ("error", Abandoned)] : [],
                        ]
                    )
                    .ConfigureAwait(false);
                List<StoredWebhookRow> putAside = [.. found.Where(static one => one.IsDead).Select(static one => one.ToRow())];
                List<ClaimedWebhook> claimed = [.. found.Where(static one => !one.IsDead).Select(static one => one.Webhook)];
                claimed.Sort(static (a, b) => a.Lease.Id.CompareTo(b.Lease.Id));
                await LeaveAsync(session, found).ConfigureAwait(false);
                var kept = await OneALaneAsync(session, claimed, claiming.Lease).ConfigureAwait(false);
                return new WebhookHaul(kept, putAside, found.Count == claiming.Most);
            },
            cancellationToken
        );

    public Task<ClaimedWebhook?> ClaimAsync(long id, TimeSpan lease, CancellationToken cancellationToken) =>
        database.WriteAsync(
            "webhooks.claim",
            async session =>
                (
                    await session
                        .FindAsync(
                            $"""
                            UPDATE {names.Events} SET state = 2, attempts = attempts + 1, fence = fence + 1, is_parked = 0, due_at = {names.Now} + @lease
                            WHERE id = @id AND (state IN (1, 5) OR (state = 2 AND due_at <= {names.Now}))
                            RETURNING {columns}
                            """,
                            Read,
                            ("id", (long?)id),
                            ("lease", lease)
                        )
                        .ConfigureAwait(false)
                )?.Webhook,
            cancellationToken
        );

    public Task<bool> NoteAsync(WebhookLease claim, IReadOnlyCollection<string> completed, CancellationToken cancellationToken)
    {
        var text = InboxJson.Write(completed);
        return database.WriteAsync(
            "webhooks.note",
            async session =>
                await session
                    .ExecuteAsync(
                        $"UPDATE {names.Events} SET completed = @completed WHERE id = @id AND fence = @fence AND state = 2",
                        ("completed", text),
                        ("id", (long?)claim.Id),
                        ("fence", (long?)claim.Fence)
                    )
                    .ConfigureAwait(false) == 1,
            cancellationToken
        );
    }

    public Task<IReadOnlyCollection<long>> RenewAsync(
        IReadOnlyList<WebhookLease> claims,
        TimeSpan lease,
        CancellationToken cancellationToken
    ) =>
        database.WriteAsync<IReadOnlyCollection<long>>(
            "webhooks.renew",
            async session =>
            {
                var held = new HashSet<long>(claims.Count);
                foreach (var rows in claims.OrderBy(static claim => claim.Id).Chunk(names.RowsAtOnce))
                {
                    var (ids, values) = await LockAsync(session, names, [.. rows.Select(static claim => claim.Id)]).ConfigureAwait(false);
                    var all = new List<SqlValue>(values) { ("lease", lease) };
                    all.AddRange(rows.Select(static (claim, i) => (SqlValue)(InboxRows.Numbered("fence", i), (long?)claim.Fence)));
                    var kept = await session
                        .ListAsync(
                            $"""
                            WITH v (v_id, v_fence) AS (VALUES {InboxRows.Values(rows.Length, "id", "fence")})
                            UPDATE {names.Events} SET due_at = {names.Now} + @lease FROM v WHERE id = v_id AND fence = v_fence AND state = 2 RETURNING id
                            """,
                            static row => row.GetInt64(0),
                            [.. all]
                        )
                        .ConfigureAwait(false);
                    held.UnionWith(kept);
                    await session
                        .ExecuteAsync(
                            $"UPDATE {names.Lanes} SET held_until = {names.Now} + @lease WHERE lane IN (SELECT lane FROM {names.Events} WHERE id IN ({ids}) AND lane IS NOT NULL) AND holder IN ({ids})",
                            [.. values, ("lease", lease)]
                        )
                        .ConfigureAwait(false);
                }

                return held;
            },
            cancellationToken
        );

    /// <summary>Locks events in the order of their ids, so that two that change several do not wait for one another in a circle.</summary>
    internal static async ValueTask<(string Ids, SqlValue[] Values)> LockAsync(
        SqlSession session,
        InboxNames names,
        IReadOnlyList<long> sorted
    )
    {
        var (ids, values) = InboxRows.List("id", sorted);
        if (sorted.Count > 1)
        {
            await session
                .ListAsync(
                    $"SELECT id FROM {names.Events} WHERE id IN ({ids}) ORDER BY id{names.ForUpdate}",
                    static row => row.GetInt64(0),
                    values
                )
                .ConfigureAwait(false);
        }

        return (ids, values);
    }

    private string TakeDue =>
        $"""
            WITH due AS MATERIALIZED (
                SELECT id AS due_id FROM {names.Events} WHERE state = 1 AND due_at <= {names.Now} ORDER BY due_at LIMIT @most{names.SkipLocked}
            )
            UPDATE {names.Events} SET state = 2, attempts = attempts + 1, fence = fence + 1, is_parked = 0, due_at = {names.Now} + @lease
            WHERE id IN (SELECT due_id FROM due)
            RETURNING {columns}
            """;

    // One that is put aside was tried no more often than its process ended over it.
    private string TakeAbandoned =>
        $"""
            WITH due AS MATERIALIZED (
                SELECT id AS due_id FROM {names.Events} WHERE state = 2 AND due_at <= {names.Now} ORDER BY due_at LIMIT @most{names.SkipLocked}
            )
            UPDATE {names.Events} SET
                state = CASE WHEN abandoned + 1 >= @limit THEN 5 ELSE 2 END,
                due_at = CASE WHEN abandoned + 1 >= @limit THEN NULL ELSE {names.Now} + @lease END,
                error = CASE WHEN abandoned + 1 >= @limit THEN @error ELSE error END,
                attempts = CASE WHEN abandoned + 1 >= @limit THEN attempts ELSE attempts + 1 END,
                abandoned = abandoned + 1,
                fence = fence + 1
            WHERE id IN (SELECT due_id FROM due)
            RETURNING {columns}
            """;

    private ValueTask LeaveAsync(SqlSession session, List<Found> found)
    {
        var dead = found.Where(static one => one.IsDead && one.Webhook.Lane is not null);
        (string, long, long?)[] ended = [.. dead.Select(static one => (one.Webhook.Lane!, one.Webhook.Lease.Id, (long?)null))];
        return ended.Length == 0 ? ValueTask.CompletedTask : lanes.LeaveAsync(session, ended);
    }

    /// <summary>Keeps the first event of each entity; the others, and those whose entity has one at work, wait.</summary>
    private async ValueTask<IReadOnlyList<ClaimedWebhook>> OneALaneAsync(SqlSession session, List<ClaimedWebhook> claimed, TimeSpan lease)
    {
        var first = claimed
            .Where(static one => one.Lane is not null)
            .GroupBy(static one => one.Lane!, StringComparer.Ordinal)
            .Select(static lane =>
                lane.OrderBy(static one => one.OccurredAt ?? DateTimeOffset.MaxValue).ThenBy(static one => one.Lease.Id).First()
            )
            .ToDictionary(static one => one.Lane!, StringComparer.Ordinal);
        if (first.Count == 0)
        {
            return claimed;
        }

        var had = await lanes
            .TakeAsync(session, [.. first.Values.Select(static one => (one.Lane!, one.Lease.Id))], lease)
            .ConfigureAwait(false);
        var kept = new List<ClaimedWebhook>(claimed.Count);
        var parked = new List<long>();
        foreach (var one in claimed)
        {
            if (one.Lane is null)
            {
                kept.Add(one);
            }
            else if (first[one.Lane] == one && had.TryGetValue(one.Lane, out var lastAt))
            {
                kept.Add(one with { IsStale = one.OccurredAt?.ToUnixTimeMilliseconds() < lastAt });
            }
            else
            {
                parked.Add(one.Lease.Id);
            }
        }

        foreach (var rows in parked.Chunk(names.RowsAtOnce))
        {
            var (ids, values) = InboxRows.List("id", rows);
            await session
                .ExecuteAsync(
                    $"UPDATE {names.Events} SET state = 1, is_parked = 1, attempts = attempts - 1, due_at = {names.Now} + @park WHERE id IN ({ids})",
                    [.. values, ("park", Park)]
                )
                .ConfigureAwait(false);
        }

        return kept;
    }

    private static Found Read(DbDataReader row)
    {
        var receivedAt = row.Time(14);
        var isCarried = row.GetInt64(17) == 1 && row.TextOrNull(13) is null;
        var webhook = new ClaimedWebhook(
            new WebhookLease(row.GetInt64(0), row.GetInt64(1)),
            new ConnectionId(row.GetString(2), row.GetString(3), row.GetString(4)),
            row.GetString(5),
            (int)row.GetInt64(6)
        )
        {
            Type = row.GetString(7),
            Attempts = (int)row.GetInt64(8),
            Completed = InboxJson.ReadTexts(row.TextOrNull(9)),
            Lane = row.TextOrNull(10),
            OccurredAt = row.TimeOrNull(11),
            Secret = row.TextOrNull(12),
            Batch = row.TextOrNull(13),
            Content = isCarried
                ? new WebhookContent(
                    receivedAt,
                    row.BytesOrNull(18) ?? [],
                    InboxJson.ReadHeaders(row.TextOrNull(15)),
                    InboxJson.ReadTicket(row.TextOrNull(16))
                )
                : null,
        };
        return new Found(webhook, InboxRows.StateOf(row.GetInt64(19)) == StoredWebhookState.Dead, row.TextOrNull(20));
    }

    private sealed record Found(ClaimedWebhook Webhook, bool IsDead, string? Error)
    {
        public StoredWebhookRow ToRow() =>
            new(Webhook.Lease.Id, Webhook.Connection, Webhook.Key)
            {
                Type = Webhook.Type,
                Attempts = Webhook.Attempts,
                Error = Error,
                State = StoredWebhookState.Dead,
            };
    }
}
