namespace Procur.Integrations.Sql;

/// <summary>How messages in the outbox are sent; configuration section <c>Integrations:Outbox</c>.</summary>
public sealed class OutboxOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Integrations:Outbox";

    /// <summary>Whether this process sends; true by default. One that only takes messages sets it to false and leaves the sending to another.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often the store is asked for what is due; 2 s by default. What this process itself has taken outside of a transaction is sent at once.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How many are sent at once by a process; 8 by default.</summary>
    public int Concurrency { get; set; } = 8;

    /// <summary>The wait after a failed try, doubled for each further one; 5 s by default.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The longest wait between two tries; an hour by default.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromHours(1);

    /// <summary>For how long a message is tried; three days by default.</summary>
    public TimeSpan GiveUpAfter { get; set; } = TimeSpan.FromDays(3);

    /// <summary>For how long it is known that a message was sent; a week by default. Its content is gone when it is sent.</summary>
    public TimeSpan Retention { get; set; } = TimeSpan.FromDays(7);
}
