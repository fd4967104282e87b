namespace Procur.Integrations.Webhooks;

/// <summary>Which events to take, and on what terms.</summary>
/// <param name="Most">How many at most.</param>
/// <param name="Lease">How long the claims last unless they are lengthened.</param>
/// <param name="AbandonedLimit">How often a claim may end without an outcome before the event is put aside.</param>
internal sealed record WebhookClaiming(int Most, TimeSpan Lease, int AbandonedLimit)
{
    /// <summary>Whether to take those whose claim ended without an outcome; else those that wait for their first or next try.</summary>
    public bool Abandoned { get; init; }
}
