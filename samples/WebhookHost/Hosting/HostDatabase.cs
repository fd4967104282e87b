using System.Data.Common;
using Microsoft.Data.Sqlite;
using Npgsql;
using WebhookHost.Command;

namespace WebhookHost.Hosting;

/// <summary>The host's own database, in which the integrations keep their tables too.</summary>
/// <param name="Source">Opens connections.</param>
/// <param name="Name">What it is called in the greeting: without a password.</param>
internal sealed record HostDatabase(DbDataSource Source, string Name)
{
    /// <exception cref="BadInputException">That is no database.</exception>
    public static HostDatabase Of(string? text)
    {
        text ??= Path.Combine(AppContext.BaseDirectory, "webhook-host.db");
        try
        {
            return IsSqlite(text) ? Sqlite(text) : PostgreSql(text);
        }
        catch (Exception e) when (e is ArgumentException or FormatException)
        {
            // Not with its words: they may be a password.
            throw new BadInputException(
                "--database: that is neither a file nor a connection string such as \"Host=localhost;Username=app;Database=app\"."
            );
        }
    }

    private static bool IsSqlite(string text) =>
        !text.Contains('=', StringComparison.Ordinal) || text.StartsWith("Data Source=", StringComparison.OrdinalIgnoreCase);

    private static HostDatabase Sqlite(string text)
    {
        SQLitePCL.Batteries_V2.Init();
        var settings = text.Contains('=', StringComparison.Ordinal)
            ? new SqliteConnectionStringBuilder(text)
            : new SqliteConnectionStringBuilder { DataSource = text };
        return new HostDatabase(
            SqliteFactory.Instance.CreateDataSource(settings.ConnectionString),
            $"SQLite, {Path.GetFullPath(settings.DataSource)}"
        );
    }

    private static HostDatabase PostgreSql(string text)
    {
        var settings = new NpgsqlConnectionStringBuilder(text);
        return string.IsNullOrEmpty(settings.Host)
            ? throw new ArgumentException("It names no host.", nameof(text))
            : new HostDatabase(NpgsqlDataSource.Create(settings), $"PostgreSQL, {settings.Database} at {settings.Host}:{settings.Port}");
    }
}
