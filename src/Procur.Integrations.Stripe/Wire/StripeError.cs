namespace Procur.Integrations.Stripe;

/// <summary>Why Stripe did not do what was asked (docs.stripe.com/api/errors).</summary>
public sealed class StripeError
{
    /// <summary><c>card_error</c>, <c>invalid_request_error</c>, <c>idempotency_error</c>, <c>api_error</c>.</summary>
    public string? Type { get; set; }

    /// <summary>The reason.</summary>
    public string? Code { get; set; }

    /// <summary>The reason of the payer's bank.</summary>
    public string? DeclineCode { get; set; }

    /// <summary>What the card networks say of another try.</summary>
    public string? AdviceCode { get; set; }

    /// <summary>The reason in words, fit for the payer where it is a card error.</summary>
    public string? Message { get; set; }

    /// <summary>The payment that it concerns.</summary>
    public StripePaymentIntent? PaymentIntent { get; set; }
}
