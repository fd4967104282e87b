namespace Procur.Integrations.Slack;

/// <summary>A line between two blocks.</summary>
public sealed record SlackDivider : SlackBlock;
