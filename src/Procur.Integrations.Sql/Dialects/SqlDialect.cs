namespace Procur.Integrations.Sql;

/// <summary>What the two databases say differently.</summary>
internal sealed class SqlDialect
{
    private SqlDialect(SqlDialectKind kind, string nowMs, string blob, string skipLocked)
    {
        Kind = kind;
        NowMs = nowMs;
        Blob = blob;
        SkipLocked = skipLocked;
    }

    public static SqlDialect Sqlite { get; } =
        // In this precision SQLite knows the time as days alone; the rounding undoes what the fraction of a day loses.
        new(SqlDialectKind.Sqlite, "CAST(ROUND((julianday('now') - 2440587.5) * 86400000.0) AS INTEGER)", "BLOB", "");

    public static SqlDialect PostgreSql { get; } =
        new(SqlDialectKind.PostgreSql, "CAST(EXTRACT(EPOCH FROM clock_timestamp()) * 1000 AS BIGINT)", "BYTEA", " FOR UPDATE SKIP LOCKED");

    public SqlDialectKind Kind { get; }

    /// <summary>An expression: the database's own clock, in milliseconds since 1970 (UTC).</summary>
    public string NowMs { get; }

    /// <summary>The type of bytes.</summary>
    public string Blob { get; }

    /// <summary>What follows a SELECT of rows that several workers take from; empty where there is one writer anyway.</summary>
    public string SkipLocked { get; }

    /// <summary>The type of a key that the database numbers, rising.</summary>
    public string Serial =>
        Kind == SqlDialectKind.Sqlite ? "INTEGER PRIMARY KEY AUTOINCREMENT" : "BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY";

    public static SqlDialect Of(SqlDialectKind kind) =>
        kind switch
        {
            SqlDialectKind.Sqlite => Sqlite,
            SqlDialectKind.PostgreSql => PostgreSql,
            _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "A dialect is SQLite or PostgreSQL."),
        };
}
