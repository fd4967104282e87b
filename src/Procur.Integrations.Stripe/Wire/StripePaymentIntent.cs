using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe;

/// <summary>A payment (docs.stripe.com/api/payment_intents).</summary>
public sealed class StripePaymentIntent : StripeObject
{
    /// <summary>Where it stands: <c>requires_payment_method</c>, <c>requires_confirmation</c>, <c>requires_action</c>, <c>processing</c>, <c>requires_capture</c>, <c>canceled</c>, <c>succeeded</c>.</summary>
    public string Status { get; set; } = "";

    /// <summary>What is asked for, in the currency's smallest unit as Stripe counts.</summary>
    public long? Amount { get; set; }

    /// <summary>What was taken, in the currency's smallest unit as Stripe counts.</summary>
    public long? AmountReceived { get; set; }

    /// <summary>The currency in lower case.</summary>
    public string? Currency { get; set; }

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; set; }

    /// <summary>The customer.</summary>
    [JsonConverter(typeof(StripeIdConverter))]
    public string? Customer { get; set; }

    /// <summary>What Stripe's client library finishes the payment with; for this payer alone, never for a log.</summary>
    public string? ClientSecret { get; set; }

    /// <summary>The last charge; its id alone unless it was expanded.</summary>
    [JsonConverter(typeof(StripeChargeConverter))]
    public StripeCharge? LatestCharge { get; set; }

    /// <summary>The charges, as API versions before 2022-11-15 tell them.</summary>
    public StripeList<StripeCharge>? Charges { get; set; }

    /// <summary>Why the last try failed; it may stand on a payment that is still open.</summary>
    public StripeError? LastPaymentError { get; set; }

    /// <summary>What the payer has to do.</summary>
    public StripeNextAction? NextAction { get; set; }

    /// <summary>Why it was called off.</summary>
    public string? CancellationReason { get; set; }

    /// <summary>The host's own names and values, and the library's (<c>procur_…</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }

    /// <summary>Where the answer was a decline (HTTP 402): the decline, with the payment in <see cref="StripeError.PaymentIntent"/>. Nothing else is set then.</summary>
    public StripeError? Error { get; set; }

    private protected override bool IsWhole => base.IsWhole || Error is not null;
}
