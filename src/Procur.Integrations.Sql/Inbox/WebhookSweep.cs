namespace Procur.Integrations.Sql;

/// <summary>Removes what has been kept for long enough.</summary>
internal sealed class WebhookSweep(SqlDatabase database, InboxNames names)
{
    private const int AtOnce = 500;

    public async Task<int> SweepAsync(TimeSpan retention, CancellationToken cancellationToken)
    {
        var ended = $"processed_at IS NOT NULL AND is_mark = 0 AND processed_at < {names.Now} - @retention";
        var removed = await RemoveAsync(
                "events",
                $"""
                DELETE FROM {names.Events} WHERE id IN (
                    SELECT id FROM {names.Events} WHERE {ended} AND kept_for IS NOT NULL AND processed_at < {names.Now} - kept_for LIMIT {AtOnce}
                )
                """,
                retention,
                cancellationToken
            )
            .ConfigureAwait(false);
        // What is left of the others is the id alone: a copy of it would pass its verification for ever.
        removed += await RemoveAsync(
                "contents",
                $"""
                UPDATE {names.Events} SET is_mark = 1, payload = NULL, batch_id = NULL, headers = NULL, ticket = NULL, answer = NULL, error = NULL, completed = NULL
                WHERE id IN (SELECT id FROM {names.Events} WHERE {ended} AND kept_for IS NULL LIMIT {AtOnce})
                """,
                retention,
                cancellationToken
            )
            .ConfigureAwait(false);
        removed += await RemoveAsync(
                "batches",
                $"""
                DELETE FROM {names.Batches} WHERE id IN (
                    SELECT id FROM {names.Batches} AS b
                    WHERE received_at < {names.Now} - @retention AND NOT EXISTS (SELECT 1 FROM {names.Events} AS e WHERE e.batch_id = b.id) LIMIT {AtOnce}
                )
                """,
                retention,
                cancellationToken
            )
            .ConfigureAwait(false);
        // Of an event that has not come to its end it may yet be needed.
        removed += await RemoveAsync(
                "evidence",
                $"""
                DELETE FROM {names.Evidence} WHERE id IN (
                    SELECT id FROM {names.Evidence} AS o
                    WHERE received_at < {names.Now} - @retention
                        AND NOT EXISTS (SELECT 1 FROM {names.Events} AS e WHERE e.id = o.event AND e.processed_at IS NULL) LIMIT {AtOnce}
                )
                """,
                retention,
                cancellationToken
            )
            .ConfigureAwait(false);
        removed += await RemoveAsync(
                "lanes",
                $"DELETE FROM {names.Lanes} WHERE lane IN (SELECT lane FROM {names.Lanes} WHERE holder IS NULL AND changed_at < {names.Now} - @retention LIMIT {AtOnce})",
                retention,
                cancellationToken
            )
            .ConfigureAwait(false);
        return removed
            + await RemoveAsync(
                    "tickets",
                    $"DELETE FROM {names.Tickets} WHERE token_hash IN (SELECT token_hash FROM {names.Tickets} WHERE expires_at < {names.Now} - @retention LIMIT {AtOnce})",
                    retention,
                    cancellationToken
                )
                .ConfigureAwait(false);
    }

    private Task<int> RemoveAsync(string what, string sql, TimeSpan retention, CancellationToken cancellationToken) =>
        database.WriteAsync($"webhooks.sweep.{what}", session => session.ExecuteAsync(sql, ("retention", retention)), cancellationToken);
}
