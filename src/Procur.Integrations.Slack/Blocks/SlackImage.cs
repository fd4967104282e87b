namespace Procur.Integrations.Slack;

/// <summary>A picture.</summary>
/// <param name="ImageUrl">Its public address, at most 3000 characters.</param>
/// <param name="AltText">What is read in its place, at most 2000 characters.</param>
public sealed record SlackImage(Uri ImageUrl, string AltText) : SlackBlock
{
    /// <summary>A title: plain text, at most 2000 characters.</summary>
    public SlackText? Title { get; init; }
}
