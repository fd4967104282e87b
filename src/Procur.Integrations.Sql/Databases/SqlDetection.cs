using System.Data.Common;

namespace Procur.Integrations.Sql;

/// <summary>Tells the database by its driver.</summary>
internal static class SqlDetection
{
    public static SqlDialectKind KindOf(DbDataSource source)
    {
        using var connection = source.CreateConnection();
        var driver = connection.GetType().Name;
        return driver switch
        {
            "SqliteConnection" or "SQLiteConnection" => SqlDialectKind.Sqlite,
            "NpgsqlConnection" => SqlDialectKind.PostgreSql,
            _ => throw new InvalidOperationException(
                $"Which database {driver} speaks to is not known; set {SqlStoreOptions.Section}:{nameof(SqlStoreOptions.Dialect)} to {nameof(SqlDialectKind.Sqlite)} or {nameof(SqlDialectKind.PostgreSql)}."
            ),
        };
    }
}
