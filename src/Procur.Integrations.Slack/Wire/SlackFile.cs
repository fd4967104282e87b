namespace Procur.Integrations.Slack.Wire;

/// <summary>A file.</summary>
/// <param name="Id">The id.</param>
/// <param name="Title">The title.</param>
public sealed record SlackFile(string Id, string? Title = null);
