namespace Procur.Integrations.Sandbox.Webhooks;

/// <summary>The receiver's answer to one attempt.</summary>
/// <param name="Taken">It was 2xx.</param>
/// <param name="Stopped">It asked the service not to try again.</param>
/// <param name="Status">Its status; null without one.</param>
/// <param name="Body">Its body, as text.</param>
/// <param name="Reason">Why there was none.</param>
internal sealed record WebhookAnswer(bool Taken, bool Stopped, int? Status, string Body, string? Reason);
