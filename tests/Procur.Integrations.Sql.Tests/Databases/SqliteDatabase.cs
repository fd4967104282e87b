using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Procur.Integrations.Sql.Tests;

/// <summary>A file in a folder of its own.</summary>
public sealed class SqliteDatabase : TestDatabase
{
    private SqliteDatabase(string folder)
    {
        Folder = folder;
        ConnectionString = $"Data Source={File}";
        Source = SqliteFactory.Instance.CreateDataSource(ConnectionString);
    }

    public string Folder { get; }

    public string File => Path.Combine(Folder, "integrations.db");

    public override DbDataSource Source { get; }

    public override SqlDialectKind Kind => SqlDialectKind.Sqlite;

    public override string ConnectionString { get; }

    public static SqliteDatabase Create()
    {
        SQLitePCL.Batteries_V2.Init();
        return new SqliteDatabase(Directory.CreateTempSubdirectory("procur-sqlite-").FullName);
    }

    public override async ValueTask DisposeAsync()
    {
        await Source.DisposeAsync();
        using (var connection = new SqliteConnection(ConnectionString))
        {
            SqliteConnection.ClearPool(connection);
        }

        Directory.Delete(Folder, recursive: true);
    }
}
