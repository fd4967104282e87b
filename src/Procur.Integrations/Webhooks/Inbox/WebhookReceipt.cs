namespace Procur.Integrations.Webhooks;

/// <summary>What the inbox says of an arrival.</summary>
/// <param name="Run">What the handling came to; another arrival's, where this is a copy.</param>
/// <param name="IsCopy">Whether another arrival had it handled.</param>
/// <param name="FirstFingerprint">What the first one looked like, where this one has the same id and differs.</param>
internal readonly record struct WebhookReceipt(WebhookRun Run, bool IsCopy, ReadOnlyMemory<byte>? FirstFingerprint);
