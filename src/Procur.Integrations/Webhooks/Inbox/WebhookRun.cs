namespace Procur.Integrations.Webhooks;

/// <summary>What one handling of an event came to.</summary>
/// <param name="State">How it ended.</param>
internal sealed record WebhookRun(WebhookRunState State)
{
    /// <summary>What a responder answers.</summary>
    public WebhookAnswer? Answer { get; init; }

    /// <summary>Why it was not handled.</summary>
    public string? Reason { get; init; }

    /// <summary>What failed with which kind of exception, where that says more than the reason. No content.</summary>
    public string? Error { get; init; }
}
