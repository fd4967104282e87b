namespace Procur.Integrations;

/// <summary>How integrations' health is checked.</summary>
public sealed class IntegrationHealthOptions
{
    /// <summary>How long an answer is good for; 30 s by default, so that a probe every few seconds does not become a call every few seconds.</summary>
    public TimeSpan CacheFor { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>Whether an integration without settings counts as degraded; by default it is healthy, for nobody means to use it.</summary>
    public bool NotConfiguredIsDegraded { get; set; }
}
