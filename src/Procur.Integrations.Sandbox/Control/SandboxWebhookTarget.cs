namespace Procur.Integrations.Sandbox.Control;

/// <summary>Where an account's webhooks go, on the wire; null for nowhere.</summary>
internal sealed record SandboxWebhookTarget(Uri? Url);
