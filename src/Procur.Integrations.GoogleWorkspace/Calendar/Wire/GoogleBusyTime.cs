namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>A busy stretch.</summary>
/// <param name="Start">Its start (RFC 3339).</param>
/// <param name="End">Its end (RFC 3339).</param>
public sealed record GoogleBusyTime(string? Start, string? End);
