namespace WebhookHost.Business;

/// <summary>What the service answered.</summary>
internal sealed record PaymentTaken(string Id, string Status, string? Amount);
