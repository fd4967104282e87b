namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>A reminder.</summary>
/// <param name="Method"><c>popup</c> or <c>email</c>.</param>
/// <param name="Minutes">Minutes before the start, 40,320 at most.</param>
public sealed record GoogleReminder(string? Method, int Minutes);
