namespace Procur.Integrations;

/// <summary>Time-outs, tries, the circuit breaker and the share of the service's rate limit.</summary>
public sealed class ResilienceOptions
{
    /// <summary>How often a call that may be repeated is sent at most, the first time included; 4 by default. A call that must not be repeated is sent once whatever stands here.</summary>
    public int MaxAttempts { get; set; } = 4;

    /// <summary>How long one try may take; 30 s by default.</summary>
    public TimeSpan AttemptTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a call may take with all its tries and waits; 100 s by default.</summary>
    public TimeSpan TotalTimeout { get; set; } = TimeSpan.FromSeconds(100);

    /// <summary>The wait before the second try, doubled for each further one, with jitter; 0.5 s by default.</summary>
    public TimeSpan BaseDelay { get; set; } = TimeSpan.FromSeconds(0.5);

    /// <summary>The longest wait of the library's own choosing; 5 s by default. A service's <c>Retry-After</c> may be longer.</summary>
    public TimeSpan MaxDelay { get; set; } = TimeSpan.FromSeconds(5);

    /// <summary>The share of failed tries that opens the circuit; 0.5 by default.</summary>
    public double BreakerFailureRatio { get; set; } = 0.5;

    /// <summary>How many tries within <see cref="BreakerSampling"/> it takes to judge; 20 by default.</summary>
    public int BreakerMinimumThroughput { get; set; } = 20;

    /// <summary>The time that is judged; 30 s by default.</summary>
    public TimeSpan BreakerSampling { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the circuit stays open; 15 s by default.</summary>
    public TimeSpan BreakerBreak { get; set; } = TimeSpan.FromSeconds(15);

    /// <summary>The share of the service's published limit that this process may use, above 0; 1 by default. Set 0.25 where four processes share an account, and more than 1 where the service has granted more than it publishes.</summary>
    public double RateLimitShare { get; set; } = 1;

    /// <summary>The largest answer that is read, in bytes; 16 MiB by default.</summary>
    public int MaxResponseBytes { get; set; } = 16 * 1024 * 1024;

    internal static IReadOnlyList<string> Names { get; } =
    [
        nameof(MaxAttempts),
        nameof(AttemptTimeout),
        nameof(TotalTimeout),
        nameof(BaseDelay),
        nameof(MaxDelay),
        nameof(BreakerFailureRatio),
        nameof(BreakerMinimumThroughput),
        nameof(BreakerSampling),
        nameof(BreakerBreak),
        nameof(RateLimitShare),
        nameof(MaxResponseBytes),
    ];

    /// <summary>Values that cannot be used, each named with what it may be.</summary>
    internal IEnumerable<string> Problems()
    {
        // The breaker's limits are Polly's.
        var (least, most) = (TimeSpan.FromSeconds(0.5), TimeSpan.FromDays(1));
        return new (bool Holds, string Problem)[]
        {
            (MaxAttempts >= 1, $"{nameof(MaxAttempts)} must be 1 or more"),
            (AttemptTimeout > TimeSpan.Zero && AttemptTimeout <= most, $"{nameof(AttemptTimeout)} must be above 0 and at most a day"),
            (TotalTimeout > TimeSpan.Zero && TotalTimeout <= most, $"{nameof(TotalTimeout)} must be above 0 and at most a day"),
            (BaseDelay >= TimeSpan.Zero && BaseDelay <= most, $"{nameof(BaseDelay)} must be 0 to a day"),
            (MaxDelay >= TimeSpan.Zero && MaxDelay <= most, $"{nameof(MaxDelay)} must be 0 to a day"),
            (BreakerFailureRatio is > 0 and <= 1, $"{nameof(BreakerFailureRatio)} must be above 0 and at most 1"),
            (BreakerMinimumThroughput >= 2, $"{nameof(BreakerMinimumThroughput)} must be 2 or more"),
            (BreakerSampling >= least && BreakerSampling <= most, $"{nameof(BreakerSampling)} must be half a second to a day"),
            (BreakerBreak >= least && BreakerBreak <= most, $"{nameof(BreakerBreak)} must be half a second to a day"),
            (RateLimitShare is > 0 and <= 1_000_000, $"{nameof(RateLimitShare)} must be above 0"),
            (MaxResponseBytes >= 1, $"{nameof(MaxResponseBytes)} must be 1 or more"),
        }
            .Where(rule => !rule.Holds)
            .Select(rule => $"Resilience:{rule.Problem}");
    }
}
