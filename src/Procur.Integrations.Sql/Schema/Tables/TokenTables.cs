namespace Procur.Integrations.Sql;

/// <summary>Tokens, and connections that people are making.</summary>
internal static class TokenTables
{
    public static IReadOnlyList<string> Create(SqlDialect dialect, Func<string, string> table) =>
        [
            $"""
                CREATE TABLE {table("tokens")} (
                  tenant TEXT NOT NULL,
                  integration TEXT NOT NULL,
                  connection TEXT NOT NULL,
                  environment TEXT NOT NULL,
                  grant_key TEXT NOT NULL,
                  version BIGINT NOT NULL,
                  token {dialect.Blob},
                  previous {dialect.Blob},
                  saved_at BIGINT,
                  useful_until BIGINT,
                  holder TEXT,
                  lease_until BIGINT,
                  refreshing BIGINT NOT NULL,
                  reconnect_reason TEXT,
                  PRIMARY KEY (tenant, integration, connection, environment, grant_key)
                )
                """,
            $"CREATE INDEX {table("tokens_useful")} ON {table("tokens")} (useful_until)",
            $"CREATE TABLE {table("oauth_states")} (id TEXT PRIMARY KEY, payload TEXT NOT NULL, expires_at BIGINT NOT NULL)",
            $"CREATE INDEX {table("oauth_states_expiry")} ON {table("oauth_states")} (expires_at)",
        ];
}
