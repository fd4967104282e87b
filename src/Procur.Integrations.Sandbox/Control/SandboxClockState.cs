namespace Procur.Integrations.Sandbox.Control;

/// <summary>The clock, on the wire.</summary>
internal sealed record SandboxClockState(DateTimeOffset Now);
