namespace Procur.Integrations.Stripe;

/// <summary>The account's balance.</summary>
public sealed class StripeBalance
{
    /// <summary>Whether the key is a live one.</summary>
    public bool Livemode { get; set; }

    /// <summary>What can be paid out.</summary>
    public IReadOnlyList<StripeBalanceAmount> Available { get; set; } = [];

    /// <summary>What is on its way.</summary>
    public IReadOnlyList<StripeBalanceAmount> Pending { get; set; } = [];
}
