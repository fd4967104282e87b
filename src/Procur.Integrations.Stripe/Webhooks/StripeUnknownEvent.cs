namespace Procur.Integrations.Stripe;

/// <summary>An event of a type, or of a shape, that this version does not know. Nothing of it is lost: <see cref="StripeEvent.ObjectUtf8"/> and the raw event have it.</summary>
public sealed record StripeUnknownEvent : StripeEvent
{
    internal StripeUnknownEvent(in StripeEventHead head)
        : base(head) { }
}
