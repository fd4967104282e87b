namespace Procur.Integrations.Sandbox.Control;

/// <summary>How many it concerned, on the wire.</summary>
internal sealed record SandboxCount(int Count);
