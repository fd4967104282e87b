namespace Procur.Integrations.Sql;

/// <summary>Which database the store speaks to.</summary>
public enum SqlDialectKind
{
    /// <summary>Told by the data source's own connections.</summary>
    Detected = 0,

    /// <summary>SQLite 3.35 or newer, in a file: one machine, any number of processes.</summary>
    Sqlite,

    /// <summary>PostgreSQL 13 or newer: any number of machines.</summary>
    PostgreSql,
}
