namespace WebhookHost.Business;

/// <summary>What a customer's buyer is to pay.</summary>
/// <param name="Amount">In major units.</param>
/// <param name="Currency">The ISO 4217 code.</param>
/// <param name="Reference">The customer's own, such as an invoice's number; asked for again, nothing is paid again.</param>
/// <param name="Method">What the buyer pays with, as the service names it.</param>
internal sealed record PaymentOrder(decimal Amount, string Currency, string Reference, string Method);
