namespace Procur.Integrations.Webhooks;

/// <summary>What became of an event that had to be confirmed.</summary>
public readonly record struct WebhookConfirmation
{
    private WebhookConfirmation(WebhookEvent? confirmed, string? reason)
    {
        Event = confirmed;
        Reason = reason;
    }

    /// <summary>The event as handlers may trust it; null where it is refused.</summary>
    public WebhookEvent? Event { get; }

    /// <summary>Why it was refused, for log and audit.</summary>
    public string? Reason { get; }

    /// <summary>It may be handled, as it is now.</summary>
    public static WebhookConfirmation Confirmed(WebhookEvent webhookEvent) => new(webhookEvent, null);

    /// <summary>No handler sees it.</summary>
    /// <param name="reason">A constant text that names no content.</param>
    public static WebhookConfirmation Refused(string reason) => new(null, reason);
}
