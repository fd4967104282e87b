namespace Procur.Integrations.Slack;

/// <summary>Markdown as it is commonly written (not mrkdwn).</summary>
/// <param name="Text">The text; all such blocks of a message together at most 12,000 characters.</param>
public sealed record SlackMarkdown(string Text) : SlackBlock;
