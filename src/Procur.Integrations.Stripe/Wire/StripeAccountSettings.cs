namespace Procur.Integrations.Stripe;

/// <summary>An account's settings.</summary>
public sealed class StripeAccountSettings
{
    /// <summary>What the Dashboard shows.</summary>
    public StripeDashboardSettings? Dashboard { get; set; }
}
