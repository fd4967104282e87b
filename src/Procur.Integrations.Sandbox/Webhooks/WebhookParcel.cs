namespace Procur.Integrations.Sandbox.Webhooks;

/// <summary>A message on its way, with the attempt that comes next.</summary>
internal sealed record WebhookParcel(WebhookMessage Message, int Attempt, TaskCompletionSource<WebhookReply> Reply)
{
    public SandboxFault? Fault { get; init; }
}
