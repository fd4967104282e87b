namespace Procur.Integrations;

/// <summary>How a fail-over goes from one provider to the next.</summary>
public sealed class FailoverOptions
{
    /// <summary>How long a provider that failed is passed over; one minute by default. When all are passed over, all are tried.</summary>
    public TimeSpan RetryPeriod { get; set; } = TimeSpan.FromMinutes(1);
}
