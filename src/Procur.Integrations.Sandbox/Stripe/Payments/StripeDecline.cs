namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>Why a card was declined.</summary>
/// <param name="Code">The error's code.</param>
/// <param name="DeclineCode">The issuer's reason.</param>
/// <param name="Message">For people.</param>
/// <param name="Advice">What to do about it; null for nothing.</param>
internal sealed record StripeDecline(string Code, string DeclineCode, string Message, string? Advice = null)
{
    public static readonly StripeDecline AuthenticationRequired = new(
        "authentication_required",
        "authentication_required",
        "Your card was declined. This transaction requires authentication."
    );

    public static readonly StripeDecline AuthenticationFailed = new(
        "payment_intent_authentication_failure",
        "",
        "The provided PaymentMethod has failed authentication. You can provide payment_method_data or a new PaymentMethod to attempt to fulfill this PaymentIntent again."
    );
}
