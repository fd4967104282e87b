namespace Procur.Integrations.Sandbox.Stripe;

/// <summary>How a payment is confirmed.</summary>
/// <param name="OffSession">The payer is not there to be asked.</param>
/// <param name="ErrorOnAction">The caller would rather have an error than ask the payer.</param>
internal readonly record struct StripeConfirmation(bool OffSession, bool ErrorOnAction);
