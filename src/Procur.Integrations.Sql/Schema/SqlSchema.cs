using System.Text;

namespace Procur.Integrations.Sql;

/// <summary>The store's tables, for hosts whose account may not make them.</summary>
public static class SqlSchema
{
    /// <summary>The version of the tables that this package knows.</summary>
    public static int Version => SqlMigrations.Latest;

    /// <summary>The script that makes the tables, to be run once, in one transaction, by an account that may.</summary>
    /// <param name="dialect">The database: <see cref="SqlDialectKind.Sqlite"/> or <see cref="SqlDialectKind.PostgreSql"/>.</param>
    /// <param name="tablePrefix">As in <see cref="SqlStoreOptions.TablePrefix"/>.</param>
    /// <exception cref="ArgumentException">The prefix is not one, or the dialect is <see cref="SqlDialectKind.Detected"/>.</exception>
    public static string Script(SqlDialectKind dialect, string tablePrefix = "procur_")
    {
        var options = new SqlStoreOptions { TablePrefix = tablePrefix };
        if (options.Problems().FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(tablePrefix));
        }

        var script = new StringBuilder();
        foreach (var statement in new SqlMigrations(SqlDialect.Of(dialect), name => tablePrefix + name).Script())
        {
            script.Append(statement).Append(";\n");
        }

        return script.ToString();
    }
}
