namespace Procur.Integrations.Webhooks;

/// <summary>How a handling ended.</summary>
/// <param name="Claim">The claim under which it was handled.</param>
/// <param name="State">What the event is now; <see cref="StoredWebhookState.Pending"/> where it is to be tried again.</param>
internal sealed record WebhookFinish(WebhookLease Claim, StoredWebhookState State)
{
    /// <summary>Why it was not handled, in words without content.</summary>
    public string? Error { get; init; }

    /// <summary>How long until the next try.</summary>
    public TimeSpan RetryIn { get; init; }

    /// <summary>Whether nothing was tried: the attempt does not count.</summary>
    public bool IsUntried { get; init; }

    /// <summary>The handlers that have run.</summary>
    public IReadOnlyCollection<string> Completed { get; init; } = [];

    /// <summary>What a responder has answered.</summary>
    public WebhookAnswer? Answer { get; init; }

    /// <summary>What it held back.</summary>
    public string? Lane { get; init; }

    public DateTimeOffset? OccurredAt { get; init; }
}
