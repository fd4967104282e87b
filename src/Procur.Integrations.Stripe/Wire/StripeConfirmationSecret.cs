namespace Procur.Integrations.Stripe;

/// <summary>What Stripe's client library finishes an invoice's payment with.</summary>
public sealed class StripeConfirmationSecret
{
    /// <summary>What kind of secret it is: <c>payment_intent</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The secret; for this payer alone, never for a log.</summary>
    public string? ClientSecret { get; set; }
}
