namespace Procur.Integrations.Stripe;

/// <summary>An amount of one currency.</summary>
public sealed class StripeBalanceAmount
{
    /// <summary>In the currency's smallest unit as Stripe counts.</summary>
    public long Amount { get; set; }

    /// <summary>The currency in lower case.</summary>
    public string Currency { get; set; } = "";
}
