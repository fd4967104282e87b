namespace Procur.Integrations.Slack;

/// <summary>A row of buttons and menus.</summary>
/// <param name="Elements">They, at most 25.</param>
public sealed record SlackActions(IReadOnlyList<SlackElement> Elements) : SlackBlock;
