namespace Procur.Integrations.Sql;

/// <summary>Webhooks that were taken, and what their addresses stand for.</summary>
internal static class InboxTables
{
    public static IReadOnlyList<string> Create(SqlDialect dialect, Func<string, string> table)
    {
        var events = table("webhook_events");
        return
        [
                // due_at: when it may be claimed (state 1), or its claim ends (state 2); null at its end. kept_for: how long copies are accepted; null for ever.
                $"""
                CREATE TABLE {events} (
                    id {dialect.Serial},
                    tenant_id TEXT NOT NULL,
                    source TEXT NOT NULL,
                    connection TEXT NOT NULL,
                    event_id TEXT NOT NULL,
                    event_type TEXT NOT NULL,
                    entity_id TEXT,
                    payload {dialect.Blob},
                    batch_id TEXT,
                    batch_index BIGINT NOT NULL,
                    headers TEXT,
                    headers_hash TEXT,
                    ticket TEXT,
                    secret TEXT,
                    fingerprint TEXT NOT NULL,
                    occurred_at BIGINT,
                    created_at BIGINT NOT NULL,
                    processed_at BIGINT,
                    state BIGINT NOT NULL,
                    due_at BIGINT,
                    lane TEXT,
                    is_parked BIGINT NOT NULL,
                    attempts BIGINT NOT NULL,
                    abandoned BIGINT NOT NULL,
                    fence BIGINT NOT NULL,
                    completed TEXT,
                    answer TEXT,
                    error TEXT,
                    kept_for BIGINT,
                    is_mark BIGINT NOT NULL
                )
                """,
            $"CREATE UNIQUE INDEX {events}_once ON {events} (tenant_id, source, connection, event_id)",
            $"CREATE INDEX {events}_due ON {events} (state, due_at) WHERE due_at IS NOT NULL",
            $"CREATE INDEX {events}_listed ON {events} (tenant_id, id)",
            $"CREATE INDEX {events}_dead ON {events} (id) WHERE state = 5",
            $"CREATE INDEX {events}_parked ON {events} (lane, id) WHERE is_parked = 1",
            $"CREATE INDEX {events}_ended ON {events} (processed_at) WHERE processed_at IS NOT NULL AND is_mark = 0",
            $"CREATE INDEX {events}_batch ON {events} (batch_id) WHERE batch_id IS NOT NULL",
            $"""
                CREATE TABLE {table("webhook_batches")} (
                    id TEXT PRIMARY KEY,
                    payload {dialect.Blob},
                    headers TEXT,
                    ticket TEXT,
                    received_at BIGINT NOT NULL
                )
                """,
                // What came under an event's id and differs; event is that event's id.
                $"""
                CREATE TABLE {table("webhook_evidence")} (
                    id {dialect.Serial},
                    event BIGINT NOT NULL,
                    fingerprint TEXT NOT NULL,
                    payload {dialect.Blob},
                    batch_index BIGINT NOT NULL,
                    headers TEXT,
                    ticket TEXT,
                    received_at BIGINT NOT NULL,
                    UNIQUE (event, fingerprint)
                )
                """,
                // One entity's events go one at a time: holder is the event that is being handled, until when, and last_at the latest that was.
                $"""
                CREATE TABLE {table("webhook_lanes")} (
                    lane TEXT PRIMARY KEY,
                    holder BIGINT,
                    held_until BIGINT NOT NULL,
                    last_at BIGINT,
                    changed_at BIGINT NOT NULL
                )
                """,
            $"""
                CREATE TABLE {table("callback_tickets")} (
                    token_hash TEXT PRIMARY KEY,
                    ticket TEXT NOT NULL,
                    expires_at BIGINT
                )
                """,
            $"CREATE INDEX {table("callback_tickets")}_ended ON {table("callback_tickets")} (expires_at) WHERE expires_at IS NOT NULL",
            $"""
                CREATE TABLE {table("approval_decisions")} (
                    tenant_id TEXT NOT NULL,
                    source TEXT NOT NULL,
                    connection TEXT NOT NULL,
                    approval_id TEXT NOT NULL,
                    verdict BIGINT NOT NULL,
                    user_id TEXT NOT NULL,
                    event_id TEXT NOT NULL,
                    decided_at BIGINT NOT NULL,
                    PRIMARY KEY (tenant_id, source, connection, approval_id)
                )
                """,
        ];
    }
}
