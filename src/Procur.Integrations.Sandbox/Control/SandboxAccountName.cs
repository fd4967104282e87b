namespace Procur.Integrations.Sandbox.Control;

/// <summary>The account to open, on the wire.</summary>
internal sealed record SandboxAccountName(string Name);
