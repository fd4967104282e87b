namespace Procur.Integrations.Slack;

/// <summary>A menu of fixed choices.</summary>
/// <param name="Options">The choices, at most 100.</param>
public sealed record SlackSelect(IReadOnlyList<SlackOption> Options) : SlackElement
{
    /// <summary>What is read before one is chosen: plain text, at most 150 characters.</summary>
    public SlackText? Placeholder { get; init; }

    /// <summary>What is asked before the choice counts.</summary>
    public SlackConfirm? Confirm { get; init; }
}
