namespace Procur.Integrations.Sql;

/// <summary>How the durable store uses the host's database; configuration section <c>Integrations:Store</c>.</summary>
public sealed class SqlStoreOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Integrations:Store";

    /// <summary>Which database it is; told by its connections by default.</summary>
    public SqlDialectKind Dialect { get; set; }

    /// <summary>What every table's name begins with: lower-case letters, digits and underscores, 32 at most; <c>procur_</c> by default.</summary>
    public string TablePrefix { get; set; } = "procur_";

    /// <summary>
    /// Whether missing tables are made, and older ones brought up to date, when the host starts; true by default. A host whose account may not do so sets it to
    /// false and applies <see cref="SqlSchema.Script"/> itself.
    /// </summary>
    public bool ApplySchema { get; set; } = true;

    /// <summary>How long a write waits for another program's lock on a SQLite file; five seconds by default.</summary>
    public TimeSpan LockTimeout { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>How many writes share one commit at most (SQLite); 256 by default. None waits for others: what has gathered meanwhile goes together.</summary>
    public int GroupCommitLimit { get; set; } = 256;

    /// <summary>How often this process asks whether another has changed a connection; one second by default. A change made here is known here at once.</summary>
    public TimeSpan ConnectionPollInterval { get; set; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// How long a settled operation that the caller named is known again; 90 days by default. Asked for after that it is sent as a new one. What is unsettled is
    /// never removed.
    /// </summary>
    public TimeSpan OperationRetention { get; set; } = TimeSpan.FromDays(90);

    /// <summary>How long a settled operation that the caller did not name is known again; three days by default.</summary>
    public TimeSpan UnnamedOperationRetention { get; set; } = TimeSpan.FromDays(3);

    /// <summary>Values that cannot be used, each named with what it may be.</summary>
    internal IEnumerable<string> Problems()
    {
        if (
            TablePrefix.Length is 0 or > 32
            || !TablePrefix.All(static c => c is (>= 'a' and <= 'z') or (>= '0' and <= '9') or '_')
            || char.IsAsciiDigit(TablePrefix[0])
        )
        {
            yield return $"{Section}:{nameof(TablePrefix)} must be 1 to 32 lower-case letters, digits and underscores, and not begin with a digit";
        }

        if (LockTimeout < TimeSpan.Zero || LockTimeout > TimeSpan.FromMinutes(10))
        {
            yield return $"{Section}:{nameof(LockTimeout)} must be 0 to ten minutes";
        }

        if (ConnectionPollInterval < TimeSpan.FromMilliseconds(10) || ConnectionPollInterval > TimeSpan.FromHours(1))
        {
            yield return $"{Section}:{nameof(ConnectionPollInterval)} must be ten milliseconds to an hour";
        }

        if (OperationRetention < TimeSpan.FromDays(1) || UnnamedOperationRetention < TimeSpan.FromDays(1))
        {
            yield return $"{Section}:{nameof(OperationRetention)} and {nameof(UnnamedOperationRetention)} must be a day or more";
        }

        if (GroupCommitLimit < 1)
        {
            yield return $"{Section}:{nameof(GroupCommitLimit)} must be 1 or more";
        }
    }
}
