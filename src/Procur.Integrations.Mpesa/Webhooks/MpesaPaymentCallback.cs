using Procur.Integrations.Webhooks;

namespace Procur.Integrations.Mpesa;

/// <summary>The callback of an STK push, checked with the service: <see cref="Payment"/> says only what that confirms, and is open where it confirms nothing.</summary>
/// <param name="Id">Made of push, result and body: a copy has the same, a forgery another than the true one.</param>
/// <param name="Type">The service's word, <c>stkCallback</c>.</param>
public sealed record MpesaPaymentCallback(string Id, string Type) : WebhookEvent(Id, Type), IPaymentEvent
{
    /// <inheritdoc />
    public required Payment Payment { get; init; }

    /// <summary>What the service said when it was asked.</summary>
    public MpesaConfirmation Confirmation { get; init; }

    /// <summary>The push that the callback names. Newer ids end in the payer's number: personal data.</summary>
    public required string CheckoutRequestId { get; init; }

    /// <summary>The callback's own result code: what it claims.</summary>
    public required string ResultCode { get; init; }

    /// <summary>The callback's own words.</summary>
    public string? ResultDescription { get; init; }

    /// <summary>The callback's receipt number; no query gives it, so it is as true as the callback.</summary>
    public string? Receipt { get; init; }

    /// <summary>The callback's amount, as it claims.</summary>
    public Money? Amount { get; init; }
}
