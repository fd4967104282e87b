namespace Procur.Integrations.Stripe;

/// <summary><c>charge.refunded</c>: money was given back, all or a part of a charge. The payment is told as far as the charge knows of it.</summary>
public sealed record StripeChargeRefunded : StripeObjectEvent<StripeCharge>, IPaymentEvent
{
    internal const string EventType = "charge.refunded";

    private Payment? payment;

    internal StripeChargeRefunded(in StripeEventHead head, StripeCharge data)
        : base(head, data) { }

    /// <summary>The payment behind the charge in the common model.</summary>
    public Payment Payment => payment ??= StripePaymentReading.Read(Data, new RawJson(ObjectUtf8));
}
