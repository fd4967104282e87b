namespace Procur.Integrations.Webhooks;

/// <summary>What a claiming brought.</summary>
/// <param name="Claimed">The events that are now the caller's.</param>
/// <param name="PutAside">Those that were put aside instead: their process ended too often.</param>
/// <param name="MayBeMore">Whether to ask again at once.</param>
internal sealed record WebhookHaul(IReadOnlyList<ClaimedWebhook> Claimed, IReadOnlyList<StoredWebhookRow> PutAside, bool MayBeMore);
