namespace Procur.Integrations.Webhooks;

/// <summary>A token bucket.</summary>
public sealed class WebhookRateLimit
{
    /// <summary>How many tokens come back a second; zero or less for no limit.</summary>
    public double PerSecond { get; set; }

    /// <summary>How many tokens there are at most; at least one.</summary>
    public int Burst { get; set; }
}
