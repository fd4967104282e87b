namespace Procur.Integrations;

/// <summary>The payer came back, or chose a payment method.</summary>
public sealed record PaymentConfirmationRequest : IntegrationRequest
{
    /// <summary>The service's id of the payment.</summary>
    public required string PaymentId { get; init; }

    /// <summary>The payment method chosen, where there was none before.</summary>
    public Payer? Payer { get; init; }

    /// <summary>Where a payer who has to leave comes back to.</summary>
    public Uri? ReturnUrl { get; init; }
}
