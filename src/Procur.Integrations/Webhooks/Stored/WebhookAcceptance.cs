namespace Procur.Integrations.Webhooks;

/// <summary>What became of an event that was to be kept.</summary>
/// <param name="Id">Under which it is kept.</param>
/// <param name="IsNew">False where it was there already.</param>
/// <param name="State">How far it is.</param>
/// <param name="Fingerprint">Of the content that is kept: another one than the arrival's where they differ.</param>
internal sealed record WebhookAcceptance(long Id, bool IsNew, StoredWebhookState State, ReadOnlyMemory<byte> Fingerprint)
{
    /// <summary>The claim that was made with it; null where there is none.</summary>
    public WebhookLease? Claim { get; init; }

    /// <summary>What a responder has answered before.</summary>
    public WebhookAnswer? Answer { get; init; }
}
