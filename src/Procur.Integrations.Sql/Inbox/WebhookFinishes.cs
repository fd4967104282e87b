using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Sql;

/// <summary>Records what came of handlings.</summary>
internal sealed class WebhookFinishes(SqlDatabase database, InboxNames names, WebhookLanes lanes)
{
    private static readonly string[] Columns = ["id", "fence", "state", "retry", "untried", "completed", "answer", "error"];

    public Task<IReadOnlyCollection<long>> FinishAsync(IReadOnlyList<WebhookFinish> finished, CancellationToken cancellationToken) =>
        database.WriteAsync<IReadOnlyCollection<long>>(
            "webhooks.finish",
            async session =>
            {
                var held = new HashSet<long>(finished.Count);
                foreach (var rows in finished.OrderBy(static one => one.Claim.Id).Chunk(names.RowsAtOnce))
                {
                    await EndAsync(session, rows, held).ConfigureAwait(false);
                }

                foreach (var one in finished.Where(one => one.State == StoredWebhookState.Unconfirmed && held.Contains(one.Claim.Id)))
                {
                    await TryOtherAsync(session, one.Claim.Id).ConfigureAwait(false);
                }

                (string, long, long?)[] ended =
                [
                    .. finished
                        .Where(one => one.Lane is not null && held.Contains(one.Claim.Id))
                        .Select(static one =>
                            (
                                one.Lane!,
                                one.Claim.Id,
                                one.State == StoredWebhookState.Handled ? one.OccurredAt?.ToUnixTimeMilliseconds() : null
                            )
                        ),
                ];
                if (ended.Length > 0)
                {
                    await lanes.LeaveAsync(session, ended).ConfigureAwait(false);
                }

                return held;
            },
            cancellationToken
        );

    private async ValueTask EndAsync(SqlSession session, WebhookFinish[] rows, HashSet<long> held)
    {
        await WebhookClaims.LockAsync(session, names, [.. rows.Select(static one => one.Claim.Id)]).ConfigureAwait(false);
        var values = new List<SqlValue>(rows.Length * Columns.Length);
        for (var i = 0; i < rows.Length; i++)
        {
            var one = rows[i];
            var isKept = one.State is StoredWebhookState.Pending or StoredWebhookState.Dead;
            values.Add((InboxRows.Numbered("id", i), (long?)one.Claim.Id));
            values.Add((InboxRows.Numbered("fence", i), (long?)one.Claim.Fence));
            values.Add((InboxRows.Numbered("state", i), (int)one.State));
            values.Add((InboxRows.Numbered("retry", i), one.RetryIn));
            values.Add((InboxRows.Numbered("untried", i), one.IsUntried));
            values.Add((InboxRows.Numbered("completed", i), isKept ? InboxJson.Write(one.Completed) : null));
            values.Add((InboxRows.Numbered("answer", i), InboxJson.Write(one.Answer)));
            values.Add((InboxRows.Numbered("error", i), one.Error));
        }

        var ended = await session
            .ListAsync(
                $"""
                WITH v (v_id, v_fence, v_state, v_retry, v_untried, v_completed, v_answer, v_error) AS (VALUES {InboxRows.Values(
                    rows.Length,
                    Columns
                )})
                UPDATE {names.Events} SET
                    state = v_state,
                    due_at = CASE WHEN v_state = 1 THEN {names.Now} + v_retry END,
                    processed_at = CASE WHEN v_state IN (3, 4) THEN {names.Now} END,
                    attempts = attempts - v_untried,
                    completed = v_completed,
                    answer = v_answer,
                    error = CASE WHEN v_untried = 1 THEN error ELSE v_error END
                FROM v WHERE id = v_id AND fence = v_fence AND state = 2 RETURNING id
                """,
                static row => row.GetInt64(0),
                [.. values]
            )
            .ConfigureAwait(false);
        held.UnionWith(ended);
    }

    /// <summary>The provider refused this content: the next that came under the same id has its turn.</summary>
    private async ValueTask TryOtherAsync(SqlSession session, long id)
    {
        var taken = await session
            .ExecuteAsync(
                $"""
                UPDATE {names.Events} SET state = 1, fence = {names.Events}.fence + 1, attempts = 0, abandoned = 0, due_at = {names.Now}, processed_at = NULL,
                    payload = other.payload, batch_id = NULL, batch_index = other.batch_index, headers = other.headers, ticket = other.ticket,
                    fingerprint = other.fingerprint, completed = NULL, error = NULL
                FROM (SELECT * FROM {names.Evidence} WHERE event = @id ORDER BY id LIMIT 1) AS other
                WHERE {names.Events}.id = @id
                """,
                ("id", (long?)id)
            )
            .ConfigureAwait(false);
        if (taken == 1)
        {
            await session
                .ExecuteAsync(
                    $"DELETE FROM {names.Evidence} WHERE id = (SELECT MIN(id) FROM {names.Evidence} WHERE event = @id)",
                    ("id", (long?)id)
                )
                .ConfigureAwait(false);
        }
    }
}
