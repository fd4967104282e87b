namespace Procur.Integrations.Sql;

/// <summary>The operation journal.</summary>
internal static class JournalTables
{
    public const string Operations = "operations";

    public static IReadOnlyList<string> Create(SqlDialect dialect, Func<string, string> table)
    {
        var operations = table(Operations);
        return
        [
            $"""
                CREATE TABLE {operations} (
                    tenant TEXT NOT NULL,
                    integration TEXT NOT NULL,
                    connection TEXT NOT NULL,
                    operation_key TEXT NOT NULL,
                    step TEXT NOT NULL,
                    operation TEXT NOT NULL,
                    state BIGINT NOT NULL,
                    version BIGINT NOT NULL,
                    change_id TEXT NOT NULL,
                    repeat_kind BIGINT NOT NULL,
                    is_named BIGINT NOT NULL,
                    fingerprint {dialect.Blob} NOT NULL,
                    idempotency_key TEXT,
                    renewals BIGINT NOT NULL,
                    method TEXT,
                    path TEXT,
                    reference TEXT,
                    account_id TEXT,
                    sender TEXT,
                    due_at BIGINT,
                    looks BIGINT NOT NULL,
                    sent_at BIGINT,
                    changed_at BIGINT NOT NULL,
                    written_at BIGINT NOT NULL,
                    reply_status BIGINT,
                    evidence TEXT,
                    actor TEXT,
                    content {dialect.Blob},
                    PRIMARY KEY (tenant, integration, connection, operation_key, step)
                )
                """,
            // What nobody waits for any more stands in neither of the first two, so what is open stays cheap to find however much is settled.
            $"CREATE INDEX {operations}_due ON {operations} (due_at) WHERE due_at IS NOT NULL",
            $"CREATE INDEX {operations}_unknown ON {operations} (changed_at) WHERE state = 3",
            $"CREATE INDEX {operations}_done ON {operations} (is_named, written_at) WHERE state IN (0, 2)",
        ];
    }
}
