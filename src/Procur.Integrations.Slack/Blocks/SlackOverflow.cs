namespace Procur.Integrations.Slack;

/// <summary>A small menu behind three dots.</summary>
/// <param name="Options">The choices, two to five.</param>
public sealed record SlackOverflow(IReadOnlyList<SlackOption> Options) : SlackElement
{
    /// <summary>What is asked before the choice counts.</summary>
    public SlackConfirm? Confirm { get; init; }
}
