namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>Why nobody can tell when a calendar is busy.</summary>
/// <param name="Domain">Where the reason belongs.</param>
/// <param name="Reason">The reason: <c>notFound</c>.</param>
public sealed record GoogleBusyError(string? Domain, string? Reason);
