namespace WebhookHost.Business;

/// <summary>Why something was not done.</summary>
internal sealed record Problem(string Detail);
