namespace Procur.Integrations.Sandbox.Webhooks;

/// <summary>What came of the first attempt, for a stand-in that does something with the answer.</summary>
/// <param name="Outcome">What came of it.</param>
/// <param name="Status">The answer's status; null without one.</param>
/// <param name="Body">The answer's body; empty without one.</param>
internal sealed record WebhookReply(SandboxDeliveryOutcome Outcome, int? Status, string Body);
