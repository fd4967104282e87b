namespace Procur.Integrations.Webhooks;

/// <summary>What an arrival is to do about an event.</summary>
/// <param name="Kind">Whether it handles it.</param>
/// <param name="Run">What the handling comes to.</param>
/// <param name="Fingerprint">What an earlier arrival looked like; empty where this is the first.</param>
/// <param name="Progress">How far it has come, for the one who handles it.</param>
internal readonly record struct WebhookClaim(
    WebhookClaimKind Kind,
    Task<WebhookRun> Run,
    ReadOnlyMemory<byte> Fingerprint,
    WebhookProgress? Progress
);
