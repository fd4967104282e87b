using System.Text.Json.Serialization;

namespace Procur.Integrations.Stripe;

/// <summary>An invoice (docs.stripe.com/api/invoices).</summary>
public sealed class StripeInvoice : StripeObject
{
    /// <summary><c>draft</c>, <c>open</c>, <c>paid</c>, <c>uncollectible</c>, <c>void</c>.</summary>
    public string? Status { get; set; }

    /// <summary>The number the customer sees, once final.</summary>
    public string? Number { get; set; }

    /// <summary>The customer.</summary>
    [JsonConverter(typeof(StripeIdConverter))]
    public string? Customer { get; set; }

    /// <summary>The currency in lower case.</summary>
    public string? Currency { get; set; }

    /// <summary>The total, in the currency's smallest unit as Stripe counts.</summary>
    public long? Total { get; set; }

    /// <summary>What was due when it became final, in the currency's smallest unit as Stripe counts.</summary>
    public long? AmountDue { get; set; }

    /// <summary>What was paid, in the currency's smallest unit as Stripe counts.</summary>
    public long? AmountPaid { get; set; }

    /// <summary>What is still due, in the currency's smallest unit as Stripe counts.</summary>
    public long? AmountRemaining { get; set; }

    /// <summary>When it is due, in seconds since 1970 (UTC).</summary>
    public long? DueDate { get; set; }

    /// <summary>Where the customer sees and pays it.</summary>
    public string? HostedInvoiceUrl { get; set; }

    /// <summary>What the payer finishes its payment with, where it was expanded.</summary>
    public StripeConfirmationSecret? ConfirmationSecret { get; set; }

    /// <summary>The payment behind it, as API versions before 2025-03-31 tell it.</summary>
    [JsonConverter(typeof(StripePaymentIntentConverter))]
    public StripePaymentIntent? PaymentIntent { get; set; }

    /// <summary>When it was made, in seconds since 1970 (UTC).</summary>
    public long Created { get; set; }

    /// <summary>The host's own names and values, and the library's (<c>procur_…</c>).</summary>
    public Dictionary<string, string>? Metadata { get; set; }

    /// <summary>Where the answer was a decline (HTTP 402): the decline. Nothing else is set then.</summary>
    public StripeError? Error { get; set; }

    private protected override bool IsWhole => base.IsWhole || Error is not null;
}
