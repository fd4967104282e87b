namespace Procur.Integrations.Sql;

/// <summary>Sees to it that one entity's events go one at a time.</summary>
internal sealed class WebhookLanes(InboxNames names)
{
    /// <summary>Takes lanes for events, each unless another event has it.</summary>
    /// <param name="session">The transaction in which they are claimed.</param>
    /// <param name="wanted">At most one event a lane.</param>
    /// <param name="lease">For how long.</param>
    /// <returns>The lanes that were had, each with the time of the latest event handled in it.</returns>
    public async ValueTask<Dictionary<string, long?>> TakeAsync(
        SqlSession session,
        IReadOnlyList<(string Lane, long Event)> wanted,
        TimeSpan lease
    )
    {
        var had = new Dictionary<string, long?>(wanted.Count, StringComparer.Ordinal);
        // In one order: two that take several do not wait for one another in a circle.
        foreach (var rows in wanted.OrderBy(static one => one.Lane, StringComparer.Ordinal).Chunk(names.RowsAtOnce))
        {
            var values = new List<SqlValue>((2 * rows.Length) + 1) { ("lease", lease) };
            for (var i = 0; i < rows.Length; i++)
            {
                values.Add((InboxRows.Numbered("lane", i), rows[i].Lane));
                values.Add((InboxRows.Numbered("event", i), (long?)rows[i].Event));
            }

            // The row of one that is not had is locked too: whoever lets it go meanwhile waits, and then sees who was sent away.
            var taken = await session
                .ListAsync(
                    $"""
                    WITH v (v_lane, v_event) AS (VALUES {InboxRows.Values(rows.Length, "lane", "event")})
                    INSERT INTO {names.Lanes} (lane, holder, held_until, last_at, changed_at)
                    SELECT v_lane, v_event, {names.Now} + @lease, NULL, {names.Now} FROM v WHERE true
                    ON CONFLICT (lane) DO UPDATE SET holder = excluded.holder, held_until = excluded.held_until, changed_at = excluded.changed_at
                    WHERE {names.Lanes}.holder IS NULL OR {names.Lanes}.holder = excluded.holder OR {names.Lanes}.held_until <= {names.Now}
                    RETURNING lane, last_at
                    """,
                    static row => (Lane: row.GetString(0), LastAt: row.NumberOrNull(1)),
                    [.. values]
                )
                .ConfigureAwait(false);
            foreach (var (lane, lastAt) in taken)
            {
                had[lane] = lastAt;
            }
        }

        return had;
    }

    /// <summary>Lets lanes go whose event has come to an end, and the next one of each start.</summary>
    /// <param name="session">The transaction in which they come to an end.</param>
    /// <param name="ended">Each with the time of the event where it was handled.</param>
    public async ValueTask LeaveAsync(SqlSession session, IReadOnlyList<(string Lane, long Event, long? HandledAt)> ended)
    {
        foreach (var rows in ended.OrderBy(static one => one.Lane, StringComparer.Ordinal).Chunk(names.RowsAtOnce))
        {
            var (lanes, named) = InboxRows.List("lane", [.. rows.Select(static one => one.Lane)]);
            if (rows.Length > 1)
            {
                await session
                    .ListAsync(
                        $"SELECT lane FROM {names.Lanes} WHERE lane IN ({lanes}) ORDER BY lane{names.ForUpdate}",
                        static row => row.GetString(0),
                        named
                    )
                    .ConfigureAwait(false);
            }

            var values = new List<SqlValue>(named);
            for (var i = 0; i < rows.Length; i++)
            {
                values.Add((InboxRows.Numbered("event", i), (long?)rows[i].Event));
                values.Add((InboxRows.Numbered("at", i), rows[i].HandledAt));
            }

            await session
                .ExecuteAsync(
                    $"""
                    WITH v (v_lane, v_event, v_at) AS (VALUES {InboxRows.Values(rows.Length, "lane", "event", "at")})
                    UPDATE {names.Lanes} SET holder = NULL, held_until = 0, changed_at = {names.Now},
                        last_at = CASE WHEN last_at IS NULL OR v_at > last_at THEN COALESCE(v_at, last_at) ELSE last_at END
                    FROM v WHERE lane = v_lane AND holder = v_event
                    """,
                    [.. values]
                )
                .ConfigureAwait(false);
            await WakeAsync(session, lanes, named).ConfigureAwait(false);
        }
    }

    // One that somebody is claiming just now is passed over: he waits for this lane, and gets it.
    private async ValueTask WakeAsync(SqlSession session, string lanes, SqlValue[] named) =>
        await session
            .ExecuteAsync(
                $"""
                WITH first AS MATERIALIZED (SELECT MIN(id) AS first_id FROM {names.Events} WHERE is_parked = 1 AND lane IN ({lanes}) GROUP BY lane),
                    free AS MATERIALIZED (SELECT id AS free_id FROM {names.Events} WHERE id IN (SELECT first_id FROM first){names.SkipLocked})
                UPDATE {names.Events} SET is_parked = 0, due_at = {names.Now} WHERE id IN (SELECT free_id FROM free) AND is_parked = 1
                """,
                named
            )
            .ConfigureAwait(false);
}
