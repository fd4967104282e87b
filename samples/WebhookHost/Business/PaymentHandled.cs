namespace WebhookHost.Business;

/// <summary>What this host did when the service told it.</summary>
/// <param name="Reference">The customer's own reference.</param>
/// <param name="Status">How the payment stands.</param>
/// <param name="Event">The service's id of the event.</param>
/// <param name="Type">The service's word for it.</param>
/// <param name="Times">How often the handler was called with it: again only where somebody asked.</param>
internal sealed record PaymentHandled(string Reference, string Status, string Event, string Type, int Times);
