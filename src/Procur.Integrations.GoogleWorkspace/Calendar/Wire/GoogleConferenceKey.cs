namespace Procur.Integrations.GoogleWorkspace.Wire;

/// <summary>A kind of meeting.</summary>
/// <param name="Type"><c>hangoutsMeet</c> for Google Meet.</param>
public sealed record GoogleConferenceKey(string? Type);
