namespace Procur.Integrations.Journal;

/// <summary>How unknown outcomes are looked up in the background; configuration section <c>Integrations:Reconciliation</c>.</summary>
public sealed class OutcomeReconciliationOptions
{
    /// <summary>The configuration section.</summary>
    public const string Section = "Integrations:Reconciliation";

    /// <summary>Whether it is done; true by default. A host that sets it to false looks outcomes up itself, by <see cref="OperationOutcomes"/>.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>How often the journal is asked for what is due; 10 s by default.</summary>
    public TimeSpan Interval { get; set; } = TimeSpan.FromSeconds(10);

    /// <summary>How many look-ups a process makes at once; 8 by default.</summary>
    public int Concurrency { get; set; } = 8;

    /// <summary>The longest wait between two look-ups of one outcome; half an hour by default. The first comes ten seconds after it became unknown, and each wait is twice the last.</summary>
    public TimeSpan LongestWait { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Values that cannot be used, each named with what it may be.</summary>
    internal IEnumerable<string> Problems()
    {
        if (Interval < TimeSpan.FromMilliseconds(10) || Interval > TimeSpan.FromDays(1))
        {
            yield return $"{Section}:{nameof(Interval)} must be ten milliseconds to a day";
        }

        if (Concurrency is < 1 or > 1_000)
        {
            yield return $"{Section}:{nameof(Concurrency)} must be 1 to 1000";
        }

        if (LongestWait <= TimeSpan.Zero || LongestWait > TimeSpan.FromDays(30))
        {
            yield return $"{Section}:{nameof(LongestWait)} must be above 0 and at most 30 days";
        }
    }
}
