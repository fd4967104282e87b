namespace Procur.Integrations.Slack;

/// <summary>A title in large letters.</summary>
/// <param name="Text">The title: plain text, at most 150 characters.</param>
public sealed record SlackHeader(SlackText Text) : SlackBlock;
