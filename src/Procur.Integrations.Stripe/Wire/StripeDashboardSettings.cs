namespace Procur.Integrations.Stripe;

/// <summary>What the Dashboard shows of an account.</summary>
public sealed class StripeDashboardSettings
{
    /// <summary>The name.</summary>
    public string? DisplayName { get; set; }
}
