namespace Procur.Integrations.Stripe;

/// <summary>Reads Stripe's payments into the common model.</summary>
internal static class StripePaymentReading
{
    /// <summary>Reads a payment, or the one inside a decline.</summary>
    public static Payment Read(StripePaymentIntent answer, RawJson raw)
    {
        var intent = answer.Error?.PaymentIntent ?? answer;
        var decline = intent.LastPaymentError ?? answer.Error;
        var captured = StripeMoney.FromWire(intent.AmountReceived, intent.Currency);
        var charge = intent.LatestCharge ?? (intent.Charges is { Data: { Count: > 0 } charges } ? charges[0] : null);
        return new Payment
        {
            Id = intent.Id,
            Status = StatusOf(intent.Status),
            ProviderStatus = intent.Status,
            Amount = StripeMoney.FromWire(intent.Amount, intent.Currency),
            AmountCaptured = captured,
            AmountRefunded = StripeMoney.FromWire(charge?.AmountRefunded, intent.Currency),
            Reference = StripeMetadata.ReferenceOf(intent.Metadata),
            NextAction = ActionOf(intent),
            Decline = decline is null || intent.Status == "succeeded" ? null : StripeDeclines.Read(decline),
            Settlements = captured is { Amount: > 0 } taken && charge is not null ? [SettlementOf(charge, taken)] : [],
            CustomerId = intent.Customer,
            CreatedAt = StripeTime.Read(intent.Created),
            Metadata = StripeMetadata.OwnOf(intent.Metadata),
            Raw = raw,
        };
    }

    /// <summary>Reads the payment behind a charge, as far as the charge tells of it.</summary>
    public static Payment Read(StripeCharge charge, RawJson raw)
    {
        var captured = StripeMoney.FromWire(charge.AmountCaptured, charge.Currency);
        return new Payment
        {
            Id = charge.PaymentIntent ?? charge.Id,
            Status = StatusOf(charge.Status, charge.Captured),
            ProviderStatus = charge.Status,
            Amount = StripeMoney.FromWire(charge.Amount, charge.Currency),
            AmountCaptured = captured,
            AmountRefunded = StripeMoney.FromWire(charge.AmountRefunded, charge.Currency),
            Reference = StripeMetadata.ReferenceOf(charge.Metadata),
            Settlements = captured is { Amount: > 0 } taken ? [SettlementOf(charge, taken)] : [],
            CustomerId = charge.Customer,
            CreatedAt = StripeTime.Read(charge.Created),
            Metadata = StripeMetadata.OwnOf(charge.Metadata),
            Raw = raw,
        };
    }

    public static PaymentStatus StatusOf(string status) =>
        status switch
        {
            "requires_payment_method" or "requires_source" => PaymentStatus.RequiresPaymentMethod,
            "requires_confirmation" => PaymentStatus.RequiresConfirmation,
            "requires_action" or "requires_source_action" => PaymentStatus.RequiresAction,
            "processing" => PaymentStatus.Processing,
            "requires_capture" => PaymentStatus.Authorized,
            "canceled" => PaymentStatus.Canceled,
            "succeeded" => PaymentStatus.Succeeded,
            _ => PaymentStatus.Unrecognized,
        };

    private static PaymentStatus StatusOf(string chargeStatus, bool? isCaptured) =>
        chargeStatus switch
        {
            "succeeded" => isCaptured == false ? PaymentStatus.Authorized : PaymentStatus.Succeeded,
            "pending" => PaymentStatus.Processing,
            "failed" => PaymentStatus.Failed,
            _ => PaymentStatus.Unrecognized,
        };

    private static NextAction? ActionOf(StripePaymentIntent intent)
    {
        if (intent.NextAction is { } action)
        {
            return action switch
            {
                _ when intent.Status is not ("requires_action" or "requires_source_action") => null,
                { RedirectToUrl.Url: { } url } when Uri.TryCreate(url, UriKind.Absolute, out var address) => new RedirectAction(address),
                { Type: "use_stripe_sdk" } when intent.ClientSecret is { } secret => new ClientConfirmationAction(secret),
                _ => new UnrecognizedAction(action.Type),
            };
        }

        return intent.Status is "requires_payment_method" or "requires_confirmation" && intent.ClientSecret is { } open
            ? new ClientConfirmationAction(open)
            : null;
    }

    private static Settlement SettlementOf(StripeCharge charge, Money taken) =>
        new(charge.Id, taken)
        {
            Refunded = StripeMoney.FromWire(charge.AmountRefunded, charge.Currency),
            At = StripeTime.Read(charge.Created),
        };
}
