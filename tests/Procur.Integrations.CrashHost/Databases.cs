using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Procur.Integrations.CrashHost;

internal static class Databases
{
    public static DbDataSource Open(string database)
    {
        if (database.Contains("Host=", StringComparison.Ordinal))
        {
            return NpgsqlDataSource.Create(database);
        }

        SQLitePCL.Batteries_V2.Init();
        return SqliteFactory.Instance.CreateDataSource($"Data Source={database}");
    }
}
