using System.Data.Common;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Npgsql;
using Procur.Integrations.Sql;

namespace Procur.Integrations.System.Tests.Snippets;

/// <summary>The code of the Sql package's README.</summary>
internal static class SqlSnippets
{
    public static void RegisterSqlite(WebApplicationBuilder builder)
    {
        builder.Services.AddIntegrationSqlStore(SqliteFactory.Instance.CreateDataSource("Data Source=integrations.db"));
    }

    public static void RegisterPostgres(WebApplicationBuilder builder, string connectionString)
    {
        builder.Services.AddIntegrationSqlStore(NpgsqlDataSource.Create(connectionString));
    }

    public static void ApplyByHand(WebApplicationBuilder builder, DbDataSource source)
    {
        builder.Services.AddIntegrationSqlStore(source, options => options.ApplySchema = false);
        Console.WriteLine(SqlSchema.Script(SqlDialectKind.PostgreSql));
    }
}
