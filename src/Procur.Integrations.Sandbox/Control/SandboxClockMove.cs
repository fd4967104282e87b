namespace Procur.Integrations.Sandbox.Control;

/// <summary>How far to move the clock, on the wire.</summary>
internal sealed record SandboxClockMove(double Seconds);
