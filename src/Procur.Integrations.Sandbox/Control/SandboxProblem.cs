namespace Procur.Integrations.Sandbox.Control;

/// <summary>Why the control API refuses, on the wire.</summary>
internal sealed record SandboxProblem(string Error);
