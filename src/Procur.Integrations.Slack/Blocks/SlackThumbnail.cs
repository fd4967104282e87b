namespace Procur.Integrations.Slack;

/// <summary>A small picture within a context or beside a section.</summary>
/// <param name="ImageUrl">Its public address, at most 3000 characters.</param>
/// <param name="AltText">What is read in its place, at most 2000 characters.</param>
public sealed record SlackThumbnail(Uri ImageUrl, string AltText) : SlackElement;
