namespace Procur.Integrations.Slack;

/// <summary>Small print: up to ten texts and thumbnails.</summary>
/// <param name="Elements">They.</param>
public sealed record SlackContext(IReadOnlyList<SlackContextItem> Elements) : SlackBlock
{
    /// <summary>Small print of one text.</summary>
    public SlackContext(SlackText text)
        : this([new SlackContextItem(text)]) { }
}
