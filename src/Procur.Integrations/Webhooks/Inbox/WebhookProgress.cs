namespace Procur.Integrations.Webhooks;

/// <summary>How far an event has come over all its arrivals. Used by one handling at a time.</summary>
internal sealed class WebhookProgress
{
    private readonly HashSet<string> completed = new(StringComparer.Ordinal);

    /// <summary>The event as it was confirmed: a provider that confirms by taking note must not be asked again because a handler failed.</summary>
    public WebhookEvent? Confirmed { get; set; }

    /// <summary>What a responder has answered.</summary>
    public WebhookAnswer? Answer { get; set; }

    public bool IsCompleted(string handler) => completed.Contains(handler);

    public void Complete(string handler) => completed.Add(handler);
}
