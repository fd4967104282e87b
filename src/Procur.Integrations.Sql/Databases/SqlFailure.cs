using System.Data.Common;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace Procur.Integrations.Sql;

/// <summary>Says what the database refused, in words that name the remedy. A driver's own words may hold values, so they stay in the inner exception.</summary>
internal static class SqlFailure
{
    private const string Store = "store";

    /// <summary>Whether it is the database's failure, and not a mistake in the code.</summary>
    public static bool IsOfDatabase(Exception exception, [NotNullWhen(true)] out Exception? cause)
    {
        cause = exception switch
        {
            DbException => exception,
            // A pool that is used up, and a stream that ended within a statement.
            TimeoutException or IOException => exception,
            _ => null,
        };
        return cause is not null;
    }

    /// <summary>Whether doing it again at once may well go through: the connection ended, or two got into each other's way.</summary>
    public static bool MayPassAtOnce(Exception cause) =>
        cause is DbException { IsTransient: true } or IOException
        || StateOf(cause) is { } state
            && (state.StartsWith("08", StringComparison.Ordinal) || state is "57P01" or "57P02" or "40001" or "40P01");

    /// <summary>Whether SQLite has ended the whole transaction by itself, or may have.</summary>
    public static bool EndsTransaction(Exception exception) => SqliteCode(exception) is 7 or 9 or 10 or 11 or 13 or 26;

    /// <summary>The failure as callers see it.</summary>
    public static IntegrationException Read(string operation, Exception cause)
    {
        var (kind, what, next) = SqliteCode(cause) is { } code ? OfSqlite(code) : OfState(StateOf(cause));
        return new IntegrationException(Store, operation, kind, $"{Store} {operation}: {what}. {next}.", cause)
        {
            IsTransient = kind == IntegrationErrorKind.Unavailable,
            ProviderCode = SqliteCode(cause)?.ToString(CultureInfo.InvariantCulture) ?? StateOf(cause),
        };
    }

    private static (IntegrationErrorKind Kind, string What, string Next) OfSqlite(int code) =>
        code switch
        {
            5 or 6 => (
                IntegrationErrorKind.Unavailable,
                "another program holds the SQLite file's lock",
                $"Close what has it open in a long transaction, or raise {SqlStoreOptions.Section}:{nameof(SqlStoreOptions.LockTimeout)}"
            ),
            8 => (
                IntegrationErrorKind.NotConfigured,
                "the SQLite file cannot be written",
                "Give the process the right to write the file and its folder, or name another file in the connection string"
            ),
            13 => (IntegrationErrorKind.Unavailable, "the disk is full", "Free space where the SQLite file lies; nothing was half written"),
            14 => (
                IntegrationErrorKind.NotConfigured,
                "the SQLite file cannot be opened",
                "Check the connection string's Data Source: its folder must exist and be open to the process"
            ),
            11 or 26 => (
                IntegrationErrorKind.NotConfigured,
                "the file is damaged, or no SQLite database",
                "Name another file in the connection string, or restore a copy"
            ),
            10 => (IntegrationErrorKind.Unavailable, "reading or writing the SQLite file failed", "Look at the disk it lies on"),
            _ => (IntegrationErrorKind.Protocol, "the database refused the statement", "The inner exception has its words"),
        };

    private static (IntegrationErrorKind Kind, string What, string Next) OfState(string? state) =>
        state switch
        {
            null => (
                IntegrationErrorKind.Unavailable,
                "the database could not be reached",
                "Check that it runs, and the host and port in the connection string"
            ),
            "28P01" or "28000" => (
                IntegrationErrorKind.NotConfigured,
                "the database refused the user or password",
                "Set them right in the connection string"
            ),
            "3D000" => (
                IntegrationErrorKind.NotConfigured,
                "there is no such database",
                "Create it, or name another in the connection string"
            ),
            "42501" => (
                IntegrationErrorKind.NotConfigured,
                "the database user may not do this",
                $"Grant it, or set {SqlStoreOptions.Section}:{nameof(SqlStoreOptions.ApplySchema)} to false and apply the script of {nameof(SqlSchema)}.{nameof(SqlSchema.Script)} as another user"
            ),
            "42P01" or "42703" => (
                IntegrationErrorKind.NotConfigured,
                "a table of the store is missing",
                $"Set {SqlStoreOptions.Section}:{nameof(SqlStoreOptions.ApplySchema)} to true, or apply the script of {nameof(SqlSchema)}.{nameof(SqlSchema.Script)}; check {nameof(SqlStoreOptions.TablePrefix)} and the search path"
            ),
            "25006" => (
                IntegrationErrorKind.NotConfigured,
                "the database is open for reading alone",
                "Point the connection string at the primary"
            ),
            "53100" => (IntegrationErrorKind.Unavailable, "the database's disk is full", "Free space there; nothing was half written"),
            "53300" => (
                IntegrationErrorKind.Unavailable,
                "the database has no connection left",
                "Raise its max_connections, or lower the pools' sizes"
            ),
            _ when state.StartsWith("08", StringComparison.Ordinal) || state.StartsWith("57P", StringComparison.Ordinal) => (
                IntegrationErrorKind.Unavailable,
                "the database ended the connection",
                "Check that it runs; what was not acknowledged is done again"
            ),
            _ => (IntegrationErrorKind.Protocol, "the database refused the statement", "The inner exception has its words"),
        };

    private static string? StateOf(Exception cause) => (cause as DbException)?.SqlState is { Length: > 0 } state ? state : null;

    // Without the driver's type the number is to be had in its words alone: "SQLite Error 13: 'database or disk is full'."
    private static int? SqliteCode(Exception cause)
    {
        const string before = "SQLite Error ";
        if (cause is not DbException || cause.Message.IndexOf(before, StringComparison.Ordinal) is var at && at < 0)
        {
            return null;
        }

        var digits = cause.Message.AsSpan(at + before.Length);
        var end = digits.IndexOf(':');
        return end > 0 && int.TryParse(digits[..end], NumberStyles.None, CultureInfo.InvariantCulture, out var code) ? code : null;
    }
}
