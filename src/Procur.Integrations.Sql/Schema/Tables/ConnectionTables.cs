namespace Procur.Integrations.Sql;

/// <summary>Tenants' connections, and the order in which they were changed.</summary>
internal static class ConnectionTables
{
    public static IReadOnlyList<string> Create(Func<string, string> table) =>
        [
            $"""
                CREATE TABLE {table("connections")} (
                    id TEXT PRIMARY KEY,
                    tenant_id TEXT NOT NULL,
                    integration_key TEXT NOT NULL,
                    name TEXT NOT NULL,
                    environment TEXT NOT NULL,
                    is_enabled BIGINT NOT NULL,
                    settings TEXT NOT NULL,
                    credentials TEXT NOT NULL,
                    key_id TEXT,
                    account_id TEXT,
                    account_name TEXT,
                    health TEXT NOT NULL,
                    last_test TEXT,
                    needs_reconnect TEXT,
                    version BIGINT NOT NULL,
                    write_id TEXT NOT NULL,
                    created_at BIGINT NOT NULL,
                    updated_at BIGINT NOT NULL,
                    UNIQUE (integration_key, tenant_id, name)
                )
                """,
            $"CREATE INDEX {table("connections_account")} ON {table("connections")} (integration_key, account_id)",
            $"CREATE INDEX {table("connections_tenant")} ON {table("connections")} (tenant_id)",
            $"""
                CREATE TABLE {table("connection_changes")} (
                    number BIGINT PRIMARY KEY,
                    tenant_id TEXT NOT NULL,
                    integration_key TEXT NOT NULL,
                    name TEXT NOT NULL
                )
                """,
        ];
}
