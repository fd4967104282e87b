namespace Procur.Integrations.Sql;

/// <summary>Messages that must not be lost.</summary>
internal static class OutboxTables
{
    public const string Outbox = "outbox";

    public static IReadOnlyList<string> Create(SqlDialect dialect, Func<string, string> table)
    {
        var outbox = table(Outbox);
        return
        [
            $"""
                CREATE TABLE {outbox} (
                    id TEXT PRIMARY KEY,
                    kind BIGINT NOT NULL,
                    tenant TEXT NOT NULL,
                    integration TEXT NOT NULL,
                    connection TEXT NOT NULL,
                    operation_key TEXT NOT NULL,
                    state BIGINT NOT NULL,
                    due_at BIGINT,
                    claim TEXT,
                    attempts BIGINT NOT NULL,
                    error TEXT,
                    is_unknown BIGINT NOT NULL,
                    created_at BIGINT NOT NULL,
                    changed_at BIGINT NOT NULL,
                    content {dialect.Blob},
                    UNIQUE (tenant, integration, connection, kind, operation_key)
                )
                """,
            $"CREATE INDEX {outbox}_due ON {outbox} (due_at) WHERE due_at IS NOT NULL",
            $"CREATE INDEX {outbox}_done ON {outbox} (state, changed_at) WHERE due_at IS NULL",
        ];
    }
}
